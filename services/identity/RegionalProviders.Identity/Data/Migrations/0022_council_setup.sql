-- What of a council an operator set up, and whether the council has confirmed since that it has taken over.
create table {schema}.council_setup (
    council_id uuid primary key references {schema}.council,
    -- When an operator last made the council's first administrator.
    set_up_at timestamptz not null,
    confirmed_at timestamptz,
    -- User or client.
    confirmed_by text not null default '',
    confirmed_by_person boolean not null default false,
    check ((confirmed_at is null) = (confirmed_by = '')),
    check (confirmed_at is not null or not confirmed_by_person)
);
alter table {schema}.council_setup enable row level security;
alter table {schema}.council_setup force row level security;
create policy own on {schema}.council_setup for select
    using ((select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id()));
create policy own_confirms on {schema}.council_setup for update
    using ((select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id()))
    with check (
        (select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id())
        and confirmed_at is not null);
-- An operator begins a setup anew, and confirms none.
create policy operator on {schema}.council_setup
    using ((select {schema}.principal_kind()) = 'operator')
    with check ((select {schema}.principal_kind()) = 'operator' and confirmed_at is null);
grant select, insert on {schema}.council_setup to {app};
grant update (set_up_at, confirmed_at, confirmed_by, confirmed_by_person) on {schema}.council_setup to {app};
