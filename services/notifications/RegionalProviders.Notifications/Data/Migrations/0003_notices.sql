-- Notices of the information-sharing protocol.

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
    matters {schema}.protocol_matters not null,
    categories {schema}.notice_categories not null,
    concern_identified_on date not null,
    sent_to_provider_on date,
    contract_affected text not null,
    contact_role text not null,
    contact text not null,
    closes_notice_id uuid references {schema}.notice,
    distinct_from uuid[] not null,
    issued_at timestamptz not null,
    -- The day of issue in Europe/London: councils that were members on that day received the notice.
    issued_on date not null,
    -- The columns below are those of the last version.
    state text not null check (state in ('Open', 'Closed', 'Retracted')),
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
create index on {schema}.notice (id) where state = 'Open';
create index on {schema}.notice (review_on) where state = 'Open';

-- Notices by setting: row-level security prevents the use of an index on an array.
create table {schema}.notice_setting (
    setting_id uuid not null,
    notice_id uuid not null references {schema}.notice,
    primary key (setting_id, notice_id)
);

-- The content of each version of a notice. Rows are never changed.
create table {schema}.notice_version (
    notice_id uuid not null references {schema}.notice,
    number integer not null,
    change {schema}.notice_change not null,
    note text not null,
    facts text not null,
    provider_comments text not null,
    placement_action text not null check (placement_action in ('Unspecified', 'Ending', 'UnderReview', 'None')),
    urgent boolean not null,
    review_on date not null,
    changed_at timestamptz not null,
    changed_by text not null default {schema}.subject(),
    primary key (notice_id, number)
);
