-- Draft notices, created when the register shows, or a council records, something that the host authority must warn of.

create table {schema}.notice_draft (
    id uuid primary key,
    cause text not null check (cause in (
        'JudgedFailing', 'RegistrationSuspended', 'RegistrationCancelled', 'RegistrationEnded',
        'AccommodationRestricted')),
    -- Unspecified if drafted before the register knew the setting.
    regulator {schema}.regulator not null,
    urn text not null,
    setting_id uuid not null,
    -- The current council; null if unknown.
    host_council_id uuid,
    scale {schema}.judgement_scale not null,
    old_value text not null,
    new_value text not null,
    inspected_on date,
    published_on date,
    status text not null check (status in (
        'Unspecified', 'Active', 'Suspended', 'Resigned', 'Cancelled', 'Closed', 'Proposed')),
    effective_on date,
    -- The import that reported the change; for a regulatory notice, its id.
    import_id uuid not null,
    regulatory_notice_id uuid references {schema}.regulatory_notice,
    matters {schema}.protocol_matters not null,
    categories {schema}.notice_categories not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    escalated_at timestamptz,
    state text not null check (state in ('Waiting', 'Issued', 'Covered', 'Dismissed', 'Superseded')),
    notice_id uuid references {schema}.notice,
    reason text not null default '',
    decided_at timestamptz,
    ended_at timestamptz,
    version integer not null,
    -- A change reported by an import is drafted once, however often its event is delivered.
    unique (setting_id, cause, scale, import_id),
    check (cardinality(matters) + cardinality(categories) > 0),
    check ((state in ('Issued', 'Covered')) = (notice_id is not null)),
    check ((state = 'Dismissed') = (reason <> '')),
    check ((state = 'Waiting') = (decided_at is null)),
    check (state <> 'Waiting' or ended_at is null)
);
create unique index on {schema}.notice_draft (setting_id, cause, scale) where state = 'Waiting';
create index on {schema}.notice_draft (host_council_id, id);
create index on {schema}.notice_draft (setting_id);
create index on {schema}.notice_draft (urn) where state = 'Waiting';
create index on {schema}.notice_draft (due_at) where state = 'Waiting' and escalated_at is null;
create index on {schema}.notice_draft (notice_id);
create index on {schema}.notice_draft (regulatory_notice_id) where ended_at is null;

-- Which council was shown a draft only because it has children there, so that its first sight is logged once.
create table {schema}.draft_first_sight (
    draft_id uuid not null references {schema}.notice_draft,
    council_id uuid not null default {schema}.tenant_id(),
    seen_at timestamptz not null,
    primary key (draft_id, council_id)
);
