-- Lists of regulators: uploads that can be resumed, and the reports of imports.

-- A UUID of version 7, so that keys made by set-based statements sort by time like those made in code.
create function {schema}.uuid_v7(at timestamptz) returns uuid
language sql volatile as $$
    select encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                placing substring(int8send(floor(extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6),
            52, 1), 53, 1),
        'hex')::uuid
$$;

-- As-at date of the latest full list of its regulator that has it; null where only other lists have it.
alter table {schema}.registration add column full_listed_on date;

-- What makes a setting the same one on the next list: '' for the primary one, the address for a registration's other
-- premises; null for a setting that no list carries.
alter table {schema}.setting add column list_key text;
create unique index on {schema}.setting (registration_id, list_key) where list_key is not null;

create table {schema}.import (
    id uuid primary key,
    regulator smallint not null,
    kind smallint not null,
    -- The list claims to have everything that the regulator registers: what it lacks has left.
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
    check (rows_read = rows_created + rows_updated + rows_unchanged + rows_rejected)
);
create index on {schema}.import (imported_at desc, id desc);
create index on {schema}.import (regulator, as_at) where is_full;

create table {schema}.import_problem (
    import_id uuid not null references {schema}.import,
    -- Place in the order of lines.
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
    regulator smallint not null,
    urn text not null,
    scale smallint not null,
    registration_id uuid not null references {schema}.registration,
    setting_id uuid not null references {schema}.setting,
    old_value text,
    new_value text not null,
    direction smallint not null,
    inspected_on date,
    primary key (import_id, urn, scale)
);

create policy readers on {schema}.import for select using ((select {schema}.reads_register()));
create policy importers on {schema}.import for insert with check ((select {schema}.writes_register()));
create policy readers on {schema}.import_problem for select using ((select {schema}.reads_register()));
create policy importers on {schema}.import_problem for insert with check ((select {schema}.writes_register()));
create policy readers on {schema}.judgement_change for select using ((select {schema}.reads_register()));
create policy importers on {schema}.judgement_change for insert with check ((select {schema}.writes_register()));

-- An upload belongs to whoever sends it; nobody else sees that it exists.
create table {schema}.upload (
    id uuid primary key,
    subject text not null default {schema}.subject(),
    file_name text not null,
    total_bytes bigint not null check (total_bytes > 0),
    sha256 text not null,
    as_at date,
    kind smallint not null,
    received_bytes bigint not null default 0 check (received_bytes between 0 and total_bytes),
    import_id uuid references {schema}.import,
    updated_at timestamptz not null
);
create index on {schema}.upload (updated_at) where import_id is null;
create policy own on {schema}.upload
    using (subject = (select {schema}.subject())) with check (subject = (select {schema}.subject()));
create policy clean_up on {schema}.upload
    using ((select {schema}.principal_kind()) = 'system') with check (false);

create table {schema}.upload_chunk (
    upload_id uuid not null references {schema}.upload on delete cascade,
    start_at bigint not null,
    content bytea not null,
    primary key (upload_id, start_at)
);
-- Kept for minutes: compressing would cost more than it saves.
alter table {schema}.upload_chunk alter column content set storage external;
create policy own on {schema}.upload_chunk
    using (upload_id in (select id from {schema}.upload)) with check (upload_id in (select id from {schema}.upload));

do $$
declare
    t text;
begin
    foreach t in array array['import', 'import_problem', 'judgement_change', 'upload', 'upload_chunk']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
        execute format('grant select, insert on {schema}.%I to {app}', t);
    end loop;
end $$;
grant update, delete on {schema}.upload to {app};
grant delete on {schema}.upload_chunk to {app};
