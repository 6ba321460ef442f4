-- Notices of the protocol. Members of a notice's consortia read it, and its issuer always; the issuer alone changes it.

create table {schema}.notice (
    id uuid primary key,
    issuing_council_id uuid not null default {schema}.tenant_id(),
    consortium_ids uuid[] not null check (cardinality(consortium_ids) > 0),
    organisation_id uuid,
    organisation_name text not null,
    company_number text not null,
    organisation_wide boolean not null,
    setting_ids uuid[] not null,
    urns text[] not null,
    host_authority_gss text not null,
    matters smallint[] not null,
    categories smallint[] not null,
    concern_identified_on date not null,
    sent_to_provider_on date,
    contract_affected text not null,
    contact_role text not null,
    contact text not null,
    closes_notice_id uuid references {schema}.notice,
    distinct_from uuid[] not null,
    issued_at timestamptz not null,
    -- The same in Europe/London: who was a member on that day received it.
    issued_on date not null,
    -- All below is as the last version has it.
    state smallint not null,
    closed_by_notice_id uuid references {schema}.notice,
    urgent boolean not null,
    review_on date not null,
    version integer not null,
    check (organisation_wide = (setting_ids = '{}')),
    check (not organisation_wide or organisation_id is not null),
    check (cardinality(setting_ids) = cardinality(urns)),
    check (cardinality(matters) + cardinality(categories) > 0)
);
create index on {schema}.notice using gin (consortium_ids);
create index on {schema}.notice (organisation_id, id);
create index on {schema}.notice (issuing_council_id);
create index on {schema}.notice (id) where state = 1;

-- By setting: policies keep an index over an array from being used.
create table {schema}.notice_setting (
    setting_id uuid not null,
    notice_id uuid not null references {schema}.notice,
    primary key (setting_id, notice_id)
);

-- What a notice said, version by version. Rows are never changed.
create table {schema}.notice_version (
    notice_id uuid not null references {schema}.notice,
    number integer not null,
    change smallint not null,
    note text not null,
    facts text not null,
    provider_comments text not null,
    placement_action smallint not null,
    urgent boolean not null,
    review_on date not null,
    changed_at timestamptz not null,
    changed_by text not null default {schema}.subject(),
    primary key (notice_id, number)
);

alter table {schema}.notice enable row level security;
alter table {schema}.notice force row level security;
alter table {schema}.notice_setting enable row level security;
alter table {schema}.notice_setting force row level security;
alter table {schema}.notice_version enable row level security;
alter table {schema}.notice_version force row level security;

create policy members on {schema}.notice for select
    using (consortium_ids && (select {schema}.consortium_ids())::uuid[]);
create policy own on {schema}.notice for select
    using (issuing_council_id = (select {schema}.tenant_id()));
create policy issue on {schema}.notice for insert
    with check (
        issuing_council_id = (select {schema}.tenant_id())
        and consortium_ids <@ (select {schema}.consortium_ids())::uuid[]
    );
create policy own_change on {schema}.notice for update
    using (issuing_council_id = (select {schema}.tenant_id()))
    with check (issuing_council_id = (select {schema}.tenant_id()));
create policy circulate on {schema}.notice for select
    using ((select {schema}.principal_kind()) = 'system');

-- Whoever may see the notice: the policies of that table decide.
create policy readers on {schema}.notice_setting for select
    using (exists (select from {schema}.notice n where n.id = notice_id));
create policy issue on {schema}.notice_setting for insert
    with check (exists (
        select from {schema}.notice n where n.id = notice_id and n.issuing_council_id = (select {schema}.tenant_id())));
create policy readers on {schema}.notice_version for select
    using (exists (select from {schema}.notice n where n.id = notice_id));
create policy issue on {schema}.notice_version for insert
    with check (exists (
        select from {schema}.notice n where n.id = notice_id and n.issuing_council_id = (select {schema}.tenant_id())));

grant select, insert on {schema}.notice to {app};
grant update (state, closed_by_notice_id, urgent, review_on, version) on {schema}.notice to {app};
grant select, insert on {schema}.notice_setting to {app};
grant select, insert on {schema}.notice_version to {app};
