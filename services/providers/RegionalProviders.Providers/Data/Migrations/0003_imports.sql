-- Lists of regulators: resumable uploads, and the reports of imports.

create domain {schema}.list_kind as text check (value in (
    'OfstedProviders', 'OfstedInspections', 'OfstedJoinersLeavers', 'OfstedToCouncils', 'Gias', 'Cqc'));

create table {schema}.import (
    id uuid primary key,
    regulator {schema}.regulator not null,
    kind {schema}.list_kind not null,
    -- The list is complete: a registration that it lacks has left the register.
    is_full boolean not null,
    file_name text not null,
    as_at date not null,
    imported_at timestamptz not null,
    header_line integer not null,
    encoding text not null,
    ignored_columns text[] not null,
    rows_read integer not null,
    rows_created integer not null,
    rows_updated integer not null,
    rows_unchanged integer not null,
    rows_withdrawn integer not null,
    rows_rejected integer not null,
    judgements_up integer not null,
    judgements_down integer not null,
    judgements_same integer not null,
    judgements_first integer not null,
    problem_count integer not null,
    no_change boolean not null,
    -- Nothing of a stopped import is in the register.
    state text not null check (state in ('Imported', 'Stopped')),
    -- The list may say what has left: later lists rely on it. False where rows could not be told apart from those missing.
    absences_concluded boolean not null,
    -- What a full list lacks of what the register held, and why it was not withdrawn.
    missing_count integer not null,
    missing_held integer not null,
    missing_reasons text[] not null
        check (missing_reasons <@ array['NoRows', 'TooMany', 'UnreadableNumbers']),
    unreadable_numbers integer not null,
    -- The first of them, where they were not withdrawn.
    missing_urns text[] not null,
    check (rows_read = rows_created + rows_updated + rows_unchanged + rows_rejected)
);
create index on {schema}.import (imported_at desc, id desc);
create index on {schema}.import (regulator, as_at) where is_full;

create table {schema}.import_problem (
    import_id uuid not null references {schema}.import,
    -- Position in the order of lines.
    seq integer not null,
    line integer not null,
    column_name text not null,
    rule text not null,
    message text not null,
    rejected boolean not null,
    primary key (import_id, seq)
);

create table {schema}.judgement_change (
    import_id uuid not null references {schema}.import,
    regulator {schema}.regulator not null,
    urn text not null,
    scale {schema}.judgement_scale not null,
    registration_id uuid not null references {schema}.registration,
    setting_id uuid not null references {schema}.setting,
    old_value text,
    new_value text not null,
    direction {schema}.judgement_direction not null,
    inspected_on date,
    primary key (import_id, urn, scale)
);

-- The council, the consortia that a coordinator acts for, or else the subject: unfinished uploads are limited per owner.
create function {schema}.upload_owner() returns text
language sql stable set search_path = '' as $$
    select coalesce(
        {schema}.tenant_id()::text, nullif(array_to_string({schema}.coordinator_of(), ','), ''), {schema}.subject())
$$;

create table {schema}.upload (
    id uuid primary key,
    subject text not null default {schema}.subject(),
    owner text not null default {schema}.upload_owner(),
    file_name text not null,
    total_bytes bigint not null check (total_bytes > 0),
    sha256 text not null,
    as_at date,
    -- Null if the content is to decide.
    kind {schema}.list_kind,
    received_bytes bigint not null default 0 check (received_bytes between 0 and total_bytes),
    import_id uuid references {schema}.import,
    updated_at timestamptz not null,
    withdraw_missing integer not null default 0 check (withdraw_missing >= 0),
    -- The sheet that is meant; empty if the workbook has only one that can be.
    sheet text not null default ''
);
create index on {schema}.upload (updated_at) where import_id is null;
create index on {schema}.upload (owner) where import_id is null;

create table {schema}.upload_chunk (
    upload_id uuid not null references {schema}.upload on delete cascade,
    start_at bigint not null,
    content bytea not null,
    primary key (upload_id, start_at)
);
-- Kept for minutes only: compression would cost more than it saves.
alter table {schema}.upload_chunk alter column content set storage external;
