-- Significant events that providers report to councils, and each council's work on them.

create table {schema}.significant_event (
    id uuid primary key,
    kind text not null check (kind in (
        'DeathOfAChild', 'SafeguardingReferral', 'ChildProtectionEnquiryStarted', 'ChildProtectionEnquiryConcluded',
        'SexualExploitation', 'SeriousIncidentWithPolice', 'AllegationOfAbuse', 'Missing', 'SelfHarm', 'OtherSerious')),
    regulation text not null check (regulation in ('ChildrensHomes40', 'SupportedAccommodation27')),
    setting_id uuid not null,
    organisation_id uuid,
    placing_council_ids uuid[] not null,
    host_council_id uuid,
    occurred_at timestamptz not null,
    urgent boolean not null,
    summary text not null,
    reported_at timestamptz not null,
    -- The day of the report in Europe/London.
    reported_on date not null,
    reported_by text not null default {schema}.subject(),
    reporting_council_id uuid default {schema}.tenant_id(),
    reporting_organisation_id uuid default {schema}.organisation_id(),
    -- Deadline for assigning the event; null if it is not urgent.
    due_at timestamptz,
    check (num_nonnulls(reporting_council_id, reporting_organisation_id) = 1),
    check (cardinality(placing_council_ids) > 0 or host_council_id is not null),
    check (urgent = (due_at is not null))
);
create index on {schema}.significant_event using gin (placing_council_ids);
create index on {schema}.significant_event (host_council_id, id);
create index on {schema}.significant_event (reporting_organisation_id, id);
create index on {schema}.significant_event (setting_id, id);

-- One row per council, from its first step.
create table {schema}.event_work (
    council_id uuid not null default {schema}.tenant_id(),
    event_id uuid not null references {schema}.significant_event,
    assigned_to text not null default '',
    assigned_at timestamptz,
    closed_at timestamptz,
    outcome text not null default '',
    version bigint not null,
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
