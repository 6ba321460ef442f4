-- Consortia and the dated membership of councils in them.
create table {schema}.consortium (
    id uuid primary key,
    name text not null check (char_length(name) between 3 and 100),
    created_at timestamptz not null,
    -- Grows with every change of the consortium or its members.
    version bigint not null default 1
);
create unique index consortium_name_key on {schema}.consortium (lower(name));

create table {schema}.membership (
    id uuid primary key,
    consortium_id uuid not null references {schema}.consortium,
    council_id uuid not null references {schema}.council,
    valid_from date not null,
    -- The last day; null while it is open-ended.
    valid_to date check (valid_to >= valid_from),
    created_at timestamptz not null
);
create index on {schema}.membership (consortium_id, council_id);
create index on {schema}.membership (council_id);

-- No two memberships of a council in one consortium share a day. An exclusion constraint over uuids would need an
-- extension that only a superuser may install; the lock on the consortium does the same for any two writers.
create function {schema}.refuse_overlapping_membership() returns trigger
language plpgsql as $$
begin
    perform 1 from {schema}.consortium where id = new.consortium_id for update;
    if exists (
        select from {schema}.membership other
        where other.consortium_id = new.consortium_id
            and other.council_id = new.council_id
            and other.id <> new.id
            and daterange(other.valid_from, other.valid_to, '[]') && daterange(new.valid_from, new.valid_to, '[]')
    ) then
        raise exclusion_violation using message = 'overlapping membership';
    end if;
    return new;
end $$;
create trigger refuse_overlap before insert or update on {schema}.membership
    for each row execute function {schema}.refuse_overlapping_membership();

-- The consortia that the caller may look into today: those that a coordinator acts for, or those that a council is a
-- current member of. Runs as the owner, because a policy on membership cannot itself query membership.
create function {schema}.my_consortia() returns uuid[]
language sql stable security definer set search_path = '' as $$
    select case {schema}.principal_kind()
        when 'coordinator' then {schema}.coordinator_of()
        when 'council' then array(
            select distinct membership.consortium_id
            from {schema}.membership
            where membership.council_id = {schema}.tenant_id()
                and membership.valid_from <= {schema}.today()
                and (membership.valid_to is null or membership.valid_to >= {schema}.today())
        )
        else '{}'
    end
$$;
revoke execute on function {schema}.my_consortia() from public;
grant execute on function {schema}.my_consortia() to {app};

alter table {schema}.consortium enable row level security;
alter table {schema}.consortium force row level security;
create policy mine on {schema}.consortium for select to {app}
    using (id = any ((select {schema}.my_consortia())::uuid[]));
create policy operator on {schema}.consortium to {app}
    using ((select {schema}.principal_kind()) = 'operator')
    with check ((select {schema}.principal_kind()) = 'operator');

alter table {schema}.membership enable row level security;
alter table {schema}.membership force row level security;
create policy mine on {schema}.membership for select to {app}
    using (consortium_id = any ((select {schema}.my_consortia())::uuid[]));
create policy operator on {schema}.membership to {app}
    using ((select {schema}.principal_kind()) = 'operator')
    with check ((select {schema}.principal_kind()) = 'operator');
-- For my_consortia() alone: the caller's own memberships.
create policy own_memberships on {schema}.membership for select to {owner}
    using (council_id = (select {schema}.tenant_id()));

grant select, insert on {schema}.consortium to {app};
grant update (version) on {schema}.consortium to {app};
grant select, insert on {schema}.membership to {app};
grant update (valid_to) on {schema}.membership to {app};
