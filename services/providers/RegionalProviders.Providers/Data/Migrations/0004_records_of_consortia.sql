-- Records shared by the members of a consortium: documents and compliance policies, property checks, planning leads.
-- Only the consortium's current members and its coordinators can read and write them. A member's record has that
-- council's id, taken from the principal and never from a statement; a coordinator's record has none.

create table {schema}.document (
    id uuid primary key,
    consortium_id uuid not null,
    council_id uuid default {schema}.tenant_id(),
    -- A code from document_types.csv.
    type text not null,
    setting_id uuid references {schema}.setting,
    registration_id uuid references {schema}.registration,
    organisation_id uuid references {schema}.organisation,
    issued_on date,
    expires_on date,
    received_on date not null,
    reference text not null,
    verdict text not null default 'Unspecified'
        check (verdict in ('Unspecified', 'Satisfactory', 'NeedsChange', 'Rejected')),
    reviewed_on date,
    -- Null if not reviewed, or if a coordinator reviewed it.
    reviewed_by_council_id uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    check (num_nonnulls(setting_id, registration_id, organisation_id) = 1),
    check (expires_on >= issued_on),
    check ((verdict = 'Unspecified') = (reviewed_on is null)),
    check (reviewed_on >= received_on)
);
create index on {schema}.document (consortium_id, received_on desc, id desc);
create index on {schema}.document (setting_id, consortium_id) where setting_id is not null;
create index on {schema}.document (registration_id, consortium_id) where registration_id is not null;
create index on {schema}.document (organisation_id, consortium_id) where organisation_id is not null;

-- Overrides of the default policy, which is embedded in the program. The newest one that has taken effect applies.
create table {schema}.compliance_policy (
    id uuid primary key,
    consortium_id uuid not null,
    council_id uuid default {schema}.tenant_id(),
    -- Applies to that council alone and overrides the consortium's policy; nobody else sees it.
    council_only boolean not null,
    service_type {schema}.service_type not null,
    document_types text[] not null check (cardinality(document_types) > 0),
    review_months integer not null check (review_months between 1 and 60),
    valid_from date not null,
    set_at timestamptz not null,
    check (council_id is not null or not council_only)
);
create unique index compliance_policy_of_consortium
    on {schema}.compliance_policy (consortium_id, service_type, valid_from) where not council_only;
create unique index compliance_policy_of_council
    on {schema}.compliance_policy (consortium_id, council_id, service_type, valid_from) where council_only;

create table {schema}.property_check (
    id uuid primary key,
    consortium_id uuid not null,
    council_id uuid default {schema}.tenant_id(),
    setting_id uuid not null references {schema}.setting,
    checked_on date not null,
    -- [{"code", "outcome", "note"}], in the order of the checklist.
    items jsonb not null,
    -- Counted against the checklist as it was when the check was recorded.
    not_met_count integer not null,
    unanswered_count integer not null,
    created_at timestamptz not null
);
create index on {schema}.property_check (setting_id, checked_on desc, id desc);

create table {schema}.planning_lead (
    id uuid primary key,
    consortium_id uuid not null,
    council_id uuid default {schema}.tenant_id(),
    authority_gss text not null,
    application_reference text not null,
    address text not null,
    applicant text not null,
    applied_on date not null,
    known_organisation_id uuid references {schema}.organisation,
    feedback text not null,
    met_on date,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1
);
-- Recognises the same application however its reference is typed: "24/01234/FUL" and "24/01234/ful ".
create unique index planning_lead_application on {schema}.planning_lead
    (consortium_id, authority_gss, upper(regexp_replace(application_reference, '\s', '', 'g')));
create index on {schema}.planning_lead (consortium_id, applied_on desc, id desc);
create index on {schema}.planning_lead (known_organisation_id) where known_organisation_id is not null;
