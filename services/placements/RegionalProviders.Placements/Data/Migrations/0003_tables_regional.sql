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
