-- What the service knows of others, fed by their events: where councils have children placed, and which settings an
-- organisation has. Both decide whom a notice affects.

create table {schema}.position (
    council_id uuid not null,
    setting_id uuid not null,
    live_count integer not null check (live_count >= 0),
    -- Of the event that it was last stored from.
    version bigint not null,
    primary key (council_id, setting_id)
);
create table {schema}.register_entry (
    regulator smallint not null,
    urn text not null,
    setting_id uuid not null,
    organisation_id uuid,
    -- The council in whose area it lies; null where unknown.
    host_council_id uuid,
    updated_at timestamptz not null,
    primary key (urn, regulator)
);
create index on {schema}.register_entry (setting_id);
create index on {schema}.register_entry (organisation_id);

alter table {schema}.position enable row level security;
alter table {schema}.position force row level security;
alter table {schema}.register_entry enable row level security;
alter table {schema}.register_entry force row level security;

-- Numbers of other councils' placements: nobody but the circulation reads them.
create policy feed on {schema}.position
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
create policy readers on {schema}.register_entry for select
    using ((select {schema}.principal_kind()) in ('council', 'coordinator', 'system'));
create policy feed on {schema}.register_entry
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant select, insert, update on {schema}.position to {app};
grant select, insert, update on {schema}.register_entry to {app};
