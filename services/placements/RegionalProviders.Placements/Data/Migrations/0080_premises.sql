-- Settings of a registration beside its primary one, which is in register_entry.
create table {schema}.register_premises (
    regulator smallint not null,
    urn text not null,
    setting_id uuid not null,
    primary key (urn, regulator, setting_id)
);
create index on {schema}.register_premises (setting_id);
alter table {schema}.register_premises enable row level security;
alter table {schema}.register_premises force row level security;
create policy readers on {schema}.register_premises for select
    using ((select {schema}.principal_kind()) in ('council', 'coordinator', 'system'));
create policy feed on {schema}.register_premises
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, delete on {schema}.register_premises to {app};
create index on {schema}.register_entry (setting_id);
