-- Which councils belong to which consortium, as far as this service needs it: fed by ConsortiumMembershipChanged.
create table {schema}.membership (
    id uuid primary key,
    consortium_id uuid not null,
    council_id uuid not null,
    from_on date not null,
    to_on date
);
create index on {schema}.membership (council_id, consortium_id);
alter table {schema}.membership enable row level security;
alter table {schema}.membership force row level security;
-- A council's own rows are all that its policies need to read.
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

-- True for principals that read the whole register. A council that is in no consortium today is refused with an error
-- that says so: the register is closed to it, and an empty answer would look like an empty register.
create function {schema}.reads_register() returns boolean
language plpgsql stable as $$
declare
    kind text := {schema}.principal_kind();
begin
    if kind = 'council' and cardinality({schema}.consortium_ids()) = 0 then
        raise exception 'council is not a member of a consortium' using errcode = 'RP002';
    end if;
    return kind in ('council', 'coordinator', 'operator', 'system');
end $$;

-- True for principals that write what regulators' lists say.
create function {schema}.writes_register() returns boolean
language plpgsql stable as $$
begin
    return {schema}.principal_kind() in ('coordinator', 'operator', 'system');
end $$;
