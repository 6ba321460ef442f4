-- Which councils belong to which consortium, as far as this service needs it: fed by ConsortiumMembershipChanged.
create table {schema}.membership (
    id uuid primary key,
    consortium_id uuid not null,
    council_id uuid not null,
    from_on date not null,
    to_on date,
    -- Of the event that was stored last. An event that arrives late, from the error queue, is older and changes nothing.
    version bigint not null
);
create index on {schema}.membership (council_id, consortium_id);
create index on {schema}.membership (consortium_id, council_id);
alter table {schema}.membership enable row level security;
alter table {schema}.membership force row level security;
-- Policies need to read only a council's own rows and the consortia of a coordinator.
create policy own on {schema}.membership for select
    using (council_id = (select {schema}.tenant_id()) or consortium_id = any ((select {schema}.coordinator_of())::uuid[]));
create policy feed on {schema}.membership
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, update on {schema}.membership to {app};

-- The memberships in force on a day, of those that the caller may see. The planner inlines it, so that indexes serve
-- the conditions of its caller.
create function {schema}.members(day date default {schema}.today())
returns table (council_id uuid, consortium_id uuid)
language sql stable as $$
    select m.council_id, m.consortium_id from {schema}.membership m
    where m.from_on <= day and (m.to_on is null or m.to_on >= day)
$$;

-- Whether a council belongs to one of the consortia on a day, as far as the caller may see. The planner does not inline
-- a function with a query inside: measured, a call takes 40 µs, against 2 µs for the inlined members(). So use this in
-- policies and statements that check a few rows, and members() in those that go through many.
create function {schema}.is_member(council uuid, consortia uuid[], day date default {schema}.today()) returns boolean
language sql stable as $$
    select exists (
        select from {schema}.members(day) m
        where m.council_id = council and m.consortium_id = any (consortia))
$$;

-- The same for one consortium.
create function {schema}.is_member(council uuid, consortium uuid, day date default {schema}.today()) returns boolean
language sql stable as $$ select {schema}.is_member(council, array[consortium], day) $$;

-- The consortia whose data the caller shares today: a council's memberships in force, a coordinator's own.
create function {schema}.consortium_ids() returns uuid[]
language plpgsql stable as $$
begin
    if {schema}.principal_kind() = 'coordinator' then
        return {schema}.coordinator_of();
    end if;
    return array(select m.consortium_id from {schema}.members() m where m.council_id = {schema}.tenant_id());
end $$;
