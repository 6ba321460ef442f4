-- Placement agreements of a council: one child's placement at one setting. Every row has its council's id, taken from
-- the tenant of the transaction; no other council can access it (0006_policies_agreements). Kinds and states are always
-- stored as text, using the names of the members of the API's enums.

-- The data key with which a council's child references are encrypted, itself encrypted under the key-encryption key
-- from the configuration. Without its row a council's references can never be read again.
create table {schema}.council_key (
    tenant_id uuid primary key default {schema}.tenant_id(),
    -- Prefix of every value encrypted with the key, so that values encrypted with an earlier, deleted key can be recognised.
    id uuid not null unique,
    wrapped bytea not null,
    wrapped_with text not null,
    created_at timestamptz not null
);

create table {schema}.agreement (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    -- Encrypted with the council's key; child_hash is a keyed hash to find it by.
    child_reference bytea not null,
    child_hash bytea not null check (length(child_hash) = 32),
    age_years smallint not null check (age_years between 0 and 25),
    gender text not null check (gender in ('Male', 'Female', 'NonBinary', 'Other')),
    setting_id uuid not null,
    organisation_id uuid not null,
    service_type {schema}.service_type not null,
    start_on date not null,
    planned_end_on date check (planned_end_on > start_on),
    ended_on date check (ended_on > start_on),
    end_reason_code text check ((end_reason_code is null) = (ended_on is null)),
    legal_status_code text,
    purchase text not null check (purchase in ('Framework', 'Spot')),
    team_reference text not null,
    agreed_on date,
    unregulated boolean not null,
    reports_expected text[] not null check (reports_expected <@ '{ReportDaily,ReportWeekly,ReportMonthly}'::text[]),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    primary key (tenant_id, id)
);
-- Our children at a setting; a council's agreements in order of recording; one child's placements.
create index agreement_of_setting on {schema}.agreement (tenant_id, setting_id, id) include (start_on, ended_on);
create index agreement_of_organisation on {schema}.agreement (tenant_id, organisation_id, id);
create index agreement_of_child on {schema}.agreement (tenant_id, child_hash);

create table {schema}.outcome (
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    number smallint not null,
    description text not null,
    review_on date not null,
    primary key (tenant_id, agreement_id, number),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);

-- Cost schedules: from its first day a schedule replaces every one recorded before it. Rows are never changed, so that
-- the amount due on any day, and who recorded it, can always be determined.
create table {schema}.cost_schedule (
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    number integer not null,
    effective_on date not null,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (tenant_id, agreement_id, number),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);

create table {schema}.cost_line (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    schedule integer not null,
    position smallint not null,
    kind text not null check (kind in ('Core', 'Additional')),
    description text not null,
    -- Pence a week; the total is not stored but always the sum of the three.
    social_care bigint not null check (social_care >= 0),
    education bigint not null check (education >= 0),
    health bigint not null check (health >= 0),
    outcome_number smallint,
    need_code text,
    start_on date,
    end_on date check (end_on > start_on),
    review_on date,
    -- The day on which payment was recorded as stopped.
    closed_on date,
    check (kind <> 'Core' or (start_on is null and end_on is null)),
    check (kind <> 'Additional' or (start_on is not null and end_on is not null and review_on is not null
        and num_nonnulls(outcome_number, need_code) = 1)),
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement_id, schedule)
        references {schema}.cost_schedule (tenant_id, agreement_id, number)
);
create index on {schema}.cost_line (tenant_id, agreement_id, schedule, position);
-- Extra payments that have not been closed, by end date.
create index cost_line_open on {schema}.cost_line (tenant_id, end_on, id)
    where kind = 'Additional' and closed_on is null;

create table {schema}.approval (
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    kind text not null check (kind in ('UnregulatedPlacement', 'EarlyEndHeadOfService', 'EarlyEndAssistantDirector')),
    approved_on date not null,
    approver_reference text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (tenant_id, agreement_id, kind),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);

-- Acts of oversight of an unregulated placement. The senior approval is in approval.
create table {schema}.oversight (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    kind text not null check (kind in (
        'RegulatorNotified', 'RegulatorUpdated', 'Visit', 'ComplianceCheck', 'ReportDaily', 'ReportWeekly',
        'ReportMonthly', 'ReportIncident', 'ProviderApplication')),
    done_on date not null,
    reference text not null,
    note text not null,
    -- Unspecified except for the provider's application to register.
    application_status text not null check (application_status in (
        'Unspecified', 'NotMade', 'Made', 'Granted', 'Refused', 'Withdrawn')),
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);
create index on {schema}.oversight (tenant_id, agreement_id, done_on desc, id desc);

-- Authorisations of a deprivation of liberty, each for a period; a renewal is another row. One recorded in error is
-- withdrawn: it remains readable but has no effect.
create table {schema}.liberty_authorisation (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    from_on date not null,
    -- The first day on which the authorisation is no longer in force.
    until_on date not null check (until_on > from_on),
    reference text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null)),
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);
create index on {schema}.liberty_authorisation (tenant_id, agreement_id);

-- Changes of planned end, legal status and team: the agreement has the current values, these rows the previous ones.
create table {schema}.agreement_change (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    -- First day on which these values no longer apply.
    effective_on date not null,
    planned_end_on date,
    legal_status_code text,
    team_reference text not null,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);
create index on {schema}.agreement_change (tenant_id, agreement_id);

-- Number of live placements of a council at a setting, as last published to other services.
create table {schema}.position (
    tenant_id uuid not null default {schema}.tenant_id(),
    setting_id uuid not null,
    live_count integer not null check (live_count >= 0),
    as_of date not null,
    version bigint not null,
    -- The day on which the count rose from nothing, by the platform's clock and not by what the council says of its
    -- placements; null while it is nothing.
    live_since date,
    primary key (tenant_id, setting_id),
    check ((live_since is null) = (live_count = 0))
);
-- Future days on which a count changes by itself: an agreed placement starts, or a recorded end is reached.
create table {schema}.position_due (
    due_on date not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    setting_id uuid not null,
    primary key (due_on, tenant_id, setting_id)
);
