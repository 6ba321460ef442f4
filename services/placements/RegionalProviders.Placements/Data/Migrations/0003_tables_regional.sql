-- Regional tables of a closed window as published: once, permanently, and the same for all members. A suppressed figure
-- is null; its value is stored nowhere.
create table {schema}.regional_publication (
    window_id uuid primary key references {schema}.submission_window,
    consortium_id uuid not null,
    year integer not null,
    -- Accepted returns, including nil returns.
    council_count integer not null,
    -- The region is too small to be protected by suppression: there are no figures.
    withheld boolean not null,
    published_by text not null,
    published_at timestamptz not null,
    unique (consortium_id, year)
);

-- A publication that was asked for and is being made. Removed once it is published.
create table {schema}.regional_publication_request (
    window_id uuid primary key references {schema}.submission_window,
    consortium_id uuid not null,
    year integer not null,
    requested_by text not null,
    requested_at timestamptz not null,
    leave_out_undecided boolean not null,
    progress_percent integer not null default 0 check (progress_percent between 0 and 99),
    -- Runs that failed, or during which returns changed: each further one waits longer.
    attempts integer not null default 0,
    -- The replica that works on it, which extends its lease as it goes on; after that time another one starts anew.
    lease_id uuid,
    lease_until timestamptz not null
);

create table {schema}.regional_figure (
    window_id uuid not null references {schema}.regional_publication,
    consortium_id uuid not null,
    regional_table text not null check (regional_table in (
        'Region', 'Provider', 'Setting', 'ServiceType', 'PlacingAuthority', 'HostAuthority', 'DistanceBand',
        'ServiceTypeByPlacingAuthority', 'ProviderByServiceType', 'HostByPlacingAuthority',
        'ServiceTypeByDistanceBand', 'PlacingAuthorityByDistanceBand')),
    -- Suppressed rows are not stored, except in publications from before 2026-12, where their figures are null.
    -- Empty if the table has no such dimension.
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
