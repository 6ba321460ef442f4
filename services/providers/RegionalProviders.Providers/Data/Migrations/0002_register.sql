-- The register: organisation → registration → setting, with inspections, judgements, ownership and history.

-- Enums are stored as text, using the names of their members in the C# code generated from the protos.
create domain {schema}.regulator as text
    check (value in ('Ofsted', 'Gias', 'Cqc', 'CareInspectorateScotland', 'CareInspectorateWales'));
create domain {schema}.registration_status as text
    check (value in ('Unspecified', 'Active', 'Suspended', 'Resigned', 'Cancelled', 'Closed', 'Proposed'));
create domain {schema}.service_type as text check (value in (
    'IndependentFosteringAgency', 'ChildrensHome', 'ResidentialSchool38', 'ResidentialSchool52',
    'ResidentialFamilyCentre', 'ParentAndChildFostering', 'ParentAndChildSupportedAccommodation',
    'SupportedAccommodation', 'SupportedAccommodationSingle', 'SupportedAccommodationSharedRingFenced',
    'SupportedAccommodationShared', 'SupportedLodgings', 'FloatingSupport', 'Activity', 'SecureChildrensHome',
    'SecureTrainingCentre', 'ShortBreaks', 'InternallyCommissionedResidential', 'Bespoke', 'Unregulated',
    'ExtraCareHousing', 'BoardingSchool', 'FurtherEducationCollege', 'SpecialSchool', 'AdoptionAgency', 'Other'));
create domain {schema}.judgement_scale as text check (value in (
    'OfstedSccif', 'OfstedSupportedAccommodation', 'Cqc', 'CareInspectorateScotland', 'CareInspectorateWales',
    'OfstedEducation'));
create domain {schema}.judgement_band as text check (value in ('Strong', 'Good', 'Weak', 'Failing', 'None'));
create domain {schema}.judgement_direction as text check (value in ('Unspecified', 'Up', 'Down', 'Same', 'First'));

-- Authorities in whose area settings lie: reference data, English councils and their neighbours.
create table {schema}.authority (
    id uuid primary key,
    gss_code text not null,
    name text not null,
    region text not null,
    nation text not null
);

create table {schema}.organisation (
    id uuid primary key,
    name text not null,
    -- Lower case, single spaces: lists identify an owner by name only, written in different cases.
    name_key text not null unique,
    company_number text unique,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1
);
create index on {schema}.organisation using gin (name_key public.gin_trgm_ops);

create table {schema}.registration (
    id uuid primary key,
    regulator {schema}.regulator not null,
    urn text not null,
    provision_type text not null,
    status {schema}.registration_status not null,
    registered_on date,
    sector text,
    owner_id uuid references {schema}.organisation,
    linked_education_urn text,
    -- First day of the latest inspection of any kind.
    last_inspected_on date,
    -- As-at date of the latest list that contains the registration.
    last_listed_on date,
    -- As-at date of the latest full list of its regulator that contains it; null if only other lists contain it.
    full_listed_on date,
    -- A later full list of the regulator no longer contains it.
    withdrawn boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    unique (regulator, urn)
);
create index on {schema}.registration (owner_id);

create table {schema}.setting (
    id uuid primary key,
    registration_id uuid references {schema}.registration,
    -- The setting described by the regulator's list itself: one per registration.
    is_primary boolean not null,
    -- Identifies the setting on the next list: '' for the primary one, the address for a registration's other premises;
    -- null for a setting that is on no list.
    list_key text,
    -- The values in force, composed from setting_source by {schema}.compose_settings.
    name text,
    name_withheld boolean not null default false,
    service_type {schema}.service_type not null,
    address_lines text[] not null default '{}',
    town text,
    county text,
    postcode text,
    address_withheld boolean not null default false,
    host_authority_id uuid references {schema}.authority,
    region text,
    places integer,
    latitude double precision,
    longitude double precision,
    postcode_area text generated always as (substring(postcode from '^([A-Z]{1,2})[0-9]')) stored,
    postcode_district text generated always as (substring(postcode from '^([A-Z]{1,2}[0-9][0-9A-Z]?) ')) stored,
    vacancies integer,
    vacancies_declared_at timestamptz,
    -- Copied from its registration by {schema}.compose_settings, so that one index serves a search.
    regulator {schema}.regulator,
    urn text,
    status {schema}.registration_status,
    withdrawn boolean not null default false,
    owner_id uuid references {schema}.organisation,
    owner_name_key text,
    band {schema}.judgement_band not null default 'None',
    last_inspected_on date,
    -- Sort order in result lists: by name, with withheld names last, by URN. Independent of the database's locale.
    sort_name text collate "C" not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1
);
create unique index on {schema}.setting (registration_id) where is_primary;
create unique index on {schema}.setting (registration_id, list_key) where list_key is not null;
create index on {schema}.setting (registration_id);
create index on {schema}.setting (sort_name, id);
create index on {schema}.setting (host_authority_id, sort_name, id);
create index on {schema}.setting (region, sort_name, id);
create index on {schema}.setting (service_type, sort_name, id);
create index on {schema}.setting (owner_id, sort_name, id);
create index on {schema}.setting (urn text_pattern_ops);
create index on {schema}.setting (postcode_area) where latitude is not null;
create index on {schema}.setting (postcode_district) where latitude is not null;
create index on {schema}.setting (latitude, longitude) where latitude is not null;
create index on {schema}.setting using gin (sort_name public.gin_trgm_ops);

-- The values of a setting from each source. A better source wins field by field: a council, then a regulator's list to
-- councils (names and addresses that the open list withholds), then the open list.
create table {schema}.setting_source (
    setting_id uuid not null references {schema}.setting,
    source text not null check (source in ('OpenList', 'ListToCouncils', 'Council')),
    name text,
    name_withheld boolean not null default false,
    service_type {schema}.service_type,
    address_lines text[],
    town text,
    county text,
    postcode text,
    address_withheld boolean not null default false,
    host_authority_id uuid references {schema}.authority,
    region text,
    places integer,
    latitude double precision,
    longitude double precision,
    as_at date,
    updated_at timestamptz not null,
    primary key (setting_id, source)
);

-- Inspections, including those without judgements (most monitoring visits).
create table {schema}.inspection (
    id uuid primary key,
    registration_id uuid not null references {schema}.registration,
    scale {schema}.judgement_scale not null,
    -- Identifies the inspection: the regulator's event number, or day and type if the regulator gives none.
    event_key text not null,
    event_number text,
    event_type text not null,
    inspected_on date not null,
    published_on date,
    -- The regulator's own value of the overall judgement in its current spelling; null if none was given.
    overall text,
    -- Rank of the value on its scale, 1 the worst; compare within one scale only.
    overall_rank smallint,
    band {schema}.judgement_band not null default 'None',
    -- Other judgements, theme → value.
    themes jsonb not null default '{}',
    direction {schema}.judgement_direction not null default 'Unspecified',
    import_id uuid,
    created_at timestamptz not null,
    unique (registration_id, scale, event_key)
);
create index on {schema}.inspection (registration_id, inspected_on desc, id);

-- The current overall judgement, one per scale.
create table {schema}.current_judgement (
    registration_id uuid not null references {schema}.registration,
    scale {schema}.judgement_scale not null,
    value text not null,
    rank smallint not null,
    band {schema}.judgement_band not null,
    inspected_on date,
    published_on date,
    primary key (registration_id, scale)
);

create table {schema}.ownership (
    id uuid primary key,
    registration_id uuid not null references {schema}.registration,
    organisation_id uuid not null references {schema}.organisation,
    -- As-at dates of the first list that names this owner, and of the first that names another.
    from_on date not null,
    to_on date
);
create unique index on {schema}.ownership (registration_id) where to_on is null;
create index on {schema}.ownership (registration_id, from_on desc, id);
create index on {schema}.ownership (organisation_id);

-- Every change of a value, kept for ever.
create table {schema}.history (
    id uuid primary key,
    setting_id uuid not null references {schema}.setting,
    field text not null,
    old_value text,
    new_value text,
    source text not null check (source in ('import', 'council', 'coordinator')),
    import_id uuid,
    council_id uuid default {schema}.tenant_id(),
    changed_at timestamptz not null
);
create index on {schema}.history (setting_id, changed_at desc, id desc);

-- When each registration was last published for services that keep a copy. The row stays locked until the commit: of
-- two transactions that change the same registration concurrently, the second publishes both changes, with a later
-- timestamp.
create table {schema}.registration_record (
    registration_id uuid primary key references {schema}.registration,
    recorded_at timestamptz not null
);
