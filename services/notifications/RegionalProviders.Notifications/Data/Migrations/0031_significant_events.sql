-- Significant events that providers tell councils. Seen by the placing councils named, the host council, and the provider
-- that reported one; what a council does about one is its own alone.

-- Which regulation an event falls under goes by the type of service; null until the register tells it next.
alter table {schema}.register_entry add column service_type smallint;
create policy own_settings on {schema}.register_entry for select
    using (organisation_id = (select {schema}.organisation_id()));

create table {schema}.significant_event (
    id uuid primary key,
    kind smallint not null,
    regulation smallint not null,
    setting_id uuid not null,
    organisation_id uuid,
    placing_council_ids uuid[] not null,
    host_council_id uuid,
    occurred_at timestamptz not null,
    urgent boolean not null,
    summary text not null,
    reported_at timestamptz not null,
    -- The same in Europe/London.
    reported_on date not null,
    reported_by text not null default {schema}.subject(),
    reporting_council_id uuid default {schema}.tenant_id(),
    reporting_organisation_id uuid default {schema}.organisation_id(),
    -- Until when it is to be assigned; null for one that is not urgent.
    due_at timestamptz,
    check (num_nonnulls(reporting_council_id, reporting_organisation_id) = 1),
    check (cardinality(placing_council_ids) > 0 or host_council_id is not null),
    check (urgent = (due_at is not null))
);
create index on {schema}.significant_event using gin (placing_council_ids);
create index on {schema}.significant_event (host_council_id, id);
create index on {schema}.significant_event (reporting_organisation_id, id);
create index on {schema}.significant_event (setting_id, id);

-- One row a council from its first step on.
create table {schema}.event_work (
    council_id uuid not null default {schema}.tenant_id(),
    event_id uuid not null references {schema}.significant_event,
    assigned_to text not null default '',
    assigned_at timestamptz,
    closed_at timestamptz,
    outcome text not null default '',
    version integer not null default 0,
    primary key (council_id, event_id),
    check ((closed_at is null) = (outcome = ''))
);
create index on {schema}.event_work (event_id);

-- Rows are never changed.
create table {schema}.event_follow_up (
    id uuid not null,
    council_id uuid not null default {schema}.tenant_id(),
    event_id uuid not null references {schema}.significant_event,
    note text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (council_id, id)
);
create index on {schema}.event_follow_up (council_id, event_id, id);
create index on {schema}.event_follow_up (event_id);

alter table {schema}.significant_event enable row level security;
alter table {schema}.significant_event force row level security;
alter table {schema}.event_work enable row level security;
alter table {schema}.event_work force row level security;
alter table {schema}.event_follow_up enable row level security;
alter table {schema}.event_follow_up force row level security;

create policy concerned on {schema}.significant_event for select
    using (placing_council_ids && array[(select {schema}.tenant_id())] or host_council_id = (select {schema}.tenant_id()));
create policy reporter on {schema}.significant_event for select
    using (reporting_organisation_id = (select {schema}.organisation_id()));
create policy report on {schema}.significant_event for insert
    with check (
        reporting_organisation_id = (select {schema}.organisation_id())
            and organisation_id = (select {schema}.organisation_id())
        or reporting_council_id = (select {schema}.tenant_id())
            and (placing_council_ids && array[(select {schema}.tenant_id())]
                or host_council_id = (select {schema}.tenant_id())));

-- Of events that the council may see: the policies of that table decide.
create policy own on {schema}.event_work for select using (council_id = (select {schema}.tenant_id()));
create policy own_begin on {schema}.event_work for insert
    with check (
        council_id = (select {schema}.tenant_id())
        and exists (select from {schema}.significant_event e where e.id = event_id));
create policy own_change on {schema}.event_work for update
    using (council_id = (select {schema}.tenant_id()))
    with check (council_id = (select {schema}.tenant_id()));
create policy own on {schema}.event_follow_up for select using (council_id = (select {schema}.tenant_id()));
create policy own_record on {schema}.event_follow_up for insert
    with check (
        council_id = (select {schema}.tenant_id())
        and exists (select from {schema}.significant_event e where e.id = event_id));

grant select, insert on {schema}.significant_event to {app};
grant select, insert on {schema}.event_work to {app};
grant update (assigned_to, assigned_at, closed_at, outcome, version) on {schema}.event_work to {app};
grant select, insert on {schema}.event_follow_up to {app};
