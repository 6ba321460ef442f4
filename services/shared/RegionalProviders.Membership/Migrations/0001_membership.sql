-- Which councils belong to which consortium, as far as this service needs it: fed by ConsortiumMembershipChanged.
create table {schema}.membership (
    id uuid primary key,
    consortium_id uuid not null,
    council_id uuid not null,
    from_on date not null,
    to_on date,
    -- Of the event that it was last stored from. One that comes late, from the error queue, is older and changes nothing.
    version bigint not null
);
create index on {schema}.membership (council_id, consortium_id);
create index on {schema}.membership (consortium_id, council_id);
alter table {schema}.membership enable row level security;
alter table {schema}.membership force row level security;
-- A council's own rows, and a coordinator's consortia, are all that their policies need to read.
create policy own on {schema}.membership for select
    using (council_id = (select {schema}.tenant_id()) or consortium_id = any ((select {schema}.coordinator_of())::uuid[]));
create policy feed on {schema}.membership
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, update on {schema}.membership to {app};

-- The consortia whose data the caller shares today: a council's memberships in force, a coordinator's own.
create function {schema}.consortium_ids() returns uuid[]
language plpgsql stable as $$
begin
    if {schema}.principal_kind() = 'coordinator' then
        return {schema}.coordinator_of();
    end if;
    return array(
        select consortium_id from {schema}.membership
        where council_id = {schema}.tenant_id()
          and from_on <= {schema}.today()
          and (to_on is null or to_on >= {schema}.today())
    );
end $$;
