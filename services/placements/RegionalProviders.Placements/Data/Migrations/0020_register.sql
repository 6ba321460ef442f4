-- What the register of providers says about registrations, as far as returns are checked against it: a read model that
-- is fed by events of the providers service and may be built anew. Shared reference.
create table {schema}.register_entry (
    regulator smallint not null,
    -- The regulator's number, upper case.
    urn text not null,
    registered_on date,
    withdrawn_on date,
    service_type smallint not null,
    -- The regulator's own words for the type of provision; empty where it has none.
    provision_type text not null default '',
    sector text not null default '',
    -- E, S, W or N; empty where unknown.
    nation text not null default '',
    -- The council in whose area it lies (id of the directory of councils); null where unknown.
    host_council_id uuid,
    -- Its standing judgement is in the failing band.
    failing boolean not null default false,
    -- Under a suspension or restriction of the regulator.
    restricted boolean not null default false,
    setting_id uuid,
    organisation_id uuid,
    updated_at timestamptz not null,
    primary key (urn, regulator)
);
alter table {schema}.register_entry enable row level security;
alter table {schema}.register_entry force row level security;
create policy readers on {schema}.register_entry for select
    using ((select {schema}.principal_kind()) in ('council', 'coordinator', 'system'));
create policy feed on {schema}.register_entry
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, update, delete on {schema}.register_entry to {app};
