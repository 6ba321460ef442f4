-- What the register of providers says about registrations, as far as returns are checked against it: a read model that
-- is fed by events of the providers service and may be built anew. Shared reference.

create domain {schema}.regulator as text check (value in (
    'Ofsted', 'Gias', 'Cqc', 'CareInspectorateScotland', 'CareInspectorateWales'));

create table {schema}.register_entry (
    regulator {schema}.regulator not null,
    -- The regulator's number, upper case.
    urn text not null,
    registered_on date,
    withdrawn_on date,
    -- Unspecified where the register names one that is newer than this service.
    service_type {schema}.service_type not null,
    -- The regulator's own words for the type of provision; empty where it has none.
    provision_type text not null default '',
    sector text not null default '',
    -- E, S, W or N; empty where unknown.
    nation text not null default '',
    -- The council in whose area it lies (id of the directory of councils); null where unknown.
    host_council_id uuid,
    -- Its standing judgement is in the failing band.
    failing boolean not null default false,
    -- Under a suspension or restriction of the regulator.
    restricted boolean not null default false,
    setting_id uuid,
    organisation_id uuid,
    updated_at timestamptz not null,
    -- Of the registration's primary setting; empty where the register has none.
    setting_name text not null default '',
    -- Of the organisation; empty where the register has none.
    organisation_name text not null default '',
    -- Children that may live there; null where the register has no number.
    places integer,
    primary key (urn, regulator)
);
create index on {schema}.register_entry (organisation_id);
create index on {schema}.register_entry (setting_id);

-- Settings of a registration beside its primary one, which is in register_entry.
create table {schema}.register_premises (
    regulator {schema}.regulator not null,
    urn text not null,
    setting_id uuid not null,
    primary key (urn, regulator, setting_id)
);
create index on {schema}.register_premises (setting_id);

-- Regional tables of a closed window, as they were published: once, for good, the same for all members. A suppressed
-- figure is null; what it was is kept nowhere.
create table {schema}.regional_publication (
    window_id uuid primary key references {schema}.submission_window,
    consortium_id uuid not null,
    year integer not null,
    -- Accepted returns, nil returns among them.
    council_count integer not null,
    -- The region is too small for suppression to protect it: there are no figures.
    withheld boolean not null,
    published_by text not null,
    published_at timestamptz not null,
    unique (consortium_id, year)
);

create table {schema}.regional_figure (
    window_id uuid not null references {schema}.regional_publication,
    consortium_id uuid not null,
    regional_table text not null check (regional_table in (
        'Region', 'Provider', 'Setting', 'ServiceType', 'PlacingAuthority', 'HostAuthority', 'DistanceBand',
        'ServiceTypeByPlacingAuthority', 'ProviderByServiceType', 'HostByPlacingAuthority',
        'ServiceTypeByDistanceBand', 'PlacingAuthorityByDistanceBand')),
    -- Rows that are suppressed are not here, but for publications of before 2026-12, whose figures are then null.
    -- Empty where the table has no such dimension.
    first_key text collate "C" not null,
    second_key text collate "C" not null,
    placements integer,
    weekly_pence bigint,
    social_care_pence bigint,
    education_pence bigint,
    health_pence bigint,
    primary key (window_id, regional_table, first_key, second_key),
    check (placements is null or placements >= 6),
    check ((placements is null) = (weekly_pence is null))
);
