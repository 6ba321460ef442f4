-- The register: organisation → registration → setting, with inspections, judgements, ownership and history.
-- Numbers of enums (regulator, status, service_type, scale, band, direction) are those of the protos.

-- Authorities in whose area settings lie: reference data, English councils and their neighbours.
create table {schema}.authority (
    id uuid primary key,
    gss_code text not null,
    name text not null,
    region text not null,
    nation text not null
);
alter table {schema}.authority enable row level security;
alter table {schema}.authority force row level security;
create policy everyone on {schema}.authority for select using ((select {schema}.principal_kind()) is not null);
create policy reference_data on {schema}.authority to {owner} using (true) with check (true);
grant select on {schema}.authority to {app};

create table {schema}.organisation (
    id uuid primary key,
    name text not null,
    -- Lower case, single spaces: the lists know an owner by name only, in several spellings of case.
    name_key text not null unique,
    company_number text unique,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1
);
create index on {schema}.organisation using gin (name_key public.gin_trgm_ops);

create table {schema}.registration (
    id uuid primary key,
    regulator smallint not null,
    urn text not null,
    provision_type text not null,
    status smallint not null,
    registered_on date,
    sector text,
    owner_id uuid references {schema}.organisation,
    linked_education_urn text,
    -- First day of the latest inspection of any kind.
    last_inspected_on date,
    -- As-at date of the latest list that has it.
    last_listed_on date,
    -- A later full list of the regulator no longer has it.
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
    -- The one that the regulator's list itself describes: one a registration.
    is_primary boolean not null,
    -- The values in force, composed from setting_source by {schema}.compose_settings.
    name text,
    name_withheld boolean not null default false,
    service_type smallint not null,
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
    vacancies integer,
    vacancies_declared_at timestamptz,
    -- Of its registration, repeated here so that one index serves a search: also composed.
    regulator smallint,
    urn text,
    status smallint,
    withdrawn boolean not null default false,
    owner_id uuid references {schema}.organisation,
    owner_name_key text,
    band smallint not null default 5,
    last_inspected_on date,
    -- Order of lists: the name, withheld ones last by URN. The same order whatever the database's locale.
    sort_name text collate "C" not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1
);
create unique index on {schema}.setting (registration_id) where is_primary;
create index on {schema}.setting (registration_id);
create index on {schema}.setting (sort_name, id);
create index on {schema}.setting (host_authority_id, sort_name, id);
create index on {schema}.setting using gin (sort_name public.gin_trgm_ops);

-- What each source says of a setting. A better source wins field by field: 3 a council, 2 a regulator's list to
-- councils (names and addresses that the open list withholds), 1 the open list.
create table {schema}.setting_source (
    setting_id uuid not null references {schema}.setting,
    source smallint not null check (source between 1 and 3),
    name text,
    name_withheld boolean not null default false,
    service_type smallint,
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

-- An inspection, also one without judgements (most monitoring visits).
create table {schema}.inspection (
    id uuid primary key,
    registration_id uuid not null references {schema}.registration,
    scale smallint not null,
    -- The regulator's event number, or day and type where it gives none: what makes an inspection the same one.
    event_key text not null,
    event_number text,
    event_type text not null,
    inspected_on date not null,
    published_on date,
    -- The regulator's own value of the overall judgement in its current spelling; null where none was given.
    overall text,
    -- Place of the value on its scale, 1 the worst; compare within one scale only.
    overall_rank smallint,
    band smallint not null default 5,
    -- Other judgements, theme → value.
    themes jsonb not null default '{}',
    direction smallint not null default 0,
    import_id uuid,
    created_at timestamptz not null,
    unique (registration_id, scale, event_key)
);
create index on {schema}.inspection (registration_id, inspected_on desc, id);

-- The overall judgement that stands, one a scale.
create table {schema}.current_judgement (
    registration_id uuid not null references {schema}.registration,
    scale smallint not null,
    value text not null,
    rank smallint not null,
    band smallint not null,
    inspected_on date,
    published_on date,
    primary key (registration_id, scale)
);

create table {schema}.ownership (
    id uuid primary key,
    registration_id uuid not null references {schema}.registration,
    organisation_id uuid not null references {schema}.organisation,
    -- As-at dates of the first list that shows this owner, and of the first that shows another.
    from_on date not null,
    to_on date
);
create unique index on {schema}.ownership (registration_id) where to_on is null;
create index on {schema}.ownership (registration_id, from_on desc, id);
create index on {schema}.ownership (organisation_id);

-- Every change of a value, for ever.
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
