-- Rows of returns, what the rules found in them, and uploads under way: the council's own, for nobody else.

create table {schema}.submission_row (
    submission_id uuid not null references {schema}.submission on delete cascade,
    council_id uuid not null default {schema}.tenant_id(),
    -- The child reference is encrypted for this id: a row that is sent again gets a new one.
    id uuid not null unique,
    line integer not null,
    -- The caller's key of the row; the line in a file.
    row_key text not null,
    child bytea not null,
    child_hash bytea not null,
    -- False for rows without a child reference: their hash says nothing.
    has_child boolean not null,
    -- 0 for the census, 1 for the statutory episodes.
    kind smallint not null,
    -- As sent, in the order of the columns of the window's schema; empty in the place of the child reference.
    texts text[] not null,
    -- As read; null where the text cannot be read.
    started_on date,
    ended_on date,
    urn text,
    provision_type text,
    total_pence bigint,
    social_care_pence bigint,
    education_pence bigint,
    health_pence bigint,
    primary key (submission_id, child_hash, row_key)
);
create index on {schema}.submission_row (submission_id, line, id);

create table {schema}.submission_finding (
    id bigint generated always as identity primary key,
    submission_id uuid not null references {schema}.submission on delete cascade,
    council_id uuid not null default {schema}.tenant_id(),
    -- Null for the return as a whole.
    row_id uuid,
    line integer not null,
    row_key text not null,
    column_name text not null,
    rule text not null,
    statutory_rule text not null,
    severity smallint not null,
    message text not null,
    -- Found by comparing rows with each other or with last year's: found anew when the rows change.
    compared boolean not null
);
create index on {schema}.submission_finding (submission_id, line, id);
create index on {schema}.submission_finding (row_id) where row_id is not null;

-- A stream of rows that may be resumed.
create table {schema}.row_upload (
    id uuid primary key,
    submission_id uuid not null references {schema}.submission on delete cascade,
    council_id uuid not null default {schema}.tenant_id(),
    column_names text[] not null,
    replace_rows boolean not null,
    withdraw boolean not null,
    -- Of the submission when it began.
    revision integer not null,
    -- Rows up to this number are stored.
    last_number integer not null default 0,
    updated_at timestamptz not null
);
create index on {schema}.row_upload (updated_at);

-- A file as it arrives.
create table {schema}.file_upload (
    id uuid primary key,
    window_id uuid not null references {schema}.submission_window,
    council_id uuid not null default {schema}.tenant_id(),
    file_name text not null,
    total_bytes bigint not null check (total_bytes > 0),
    sha256 text not null,
    withdraw boolean not null,
    -- Of the submission when it began.
    revision integer not null,
    received_bytes bigint not null default 0 check (received_bytes between 0 and total_bytes),
    -- The report, once its rows are in the draft.
    report bytea,
    updated_at timestamptz not null
);
create index on {schema}.file_upload (updated_at);

create table {schema}.file_upload_chunk (
    upload_id uuid not null references {schema}.file_upload on delete cascade,
    council_id uuid not null default {schema}.tenant_id(),
    start_at bigint not null,
    -- Bytes before encryption.
    length integer not null,
    -- Encrypted like a child reference, as it holds some.
    id uuid not null,
    content bytea not null,
    primary key (upload_id, start_at)
);
-- Encrypted bytes cannot be compressed.
alter table {schema}.file_upload_chunk alter column content set storage external;

do $$
declare
    t text;
begin
    foreach t in array array['submission_row', 'submission_finding', 'row_upload', 'file_upload', 'file_upload_chunk']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
        execute format(
            'create policy own on {schema}.%I using (council_id = (select {schema}.tenant_id()))
             with check (council_id = (select {schema}.tenant_id()))', t);
        execute format('grant select, insert, delete on {schema}.%I to {app}', t);
    end loop;
end $$;
grant update (id, line, child, has_child, kind, texts, started_on, ended_on, urn, provision_type, total_pence,
    social_care_pence, education_pence, health_pence) on {schema}.submission_row to {app};
grant update (last_number, updated_at) on {schema}.row_upload to {app};
grant update (received_bytes, report, updated_at) on {schema}.file_upload to {app};

-- Uploads that nobody went on with are removed. What they held stays out of sight.
create policy clean_up_find on {schema}.row_upload for select
    using ((select {schema}.principal_kind()) = 'system');
create policy clean_up on {schema}.row_upload for delete
    using ((select {schema}.principal_kind()) = 'system');
create policy clean_up_find on {schema}.file_upload for select
    using ((select {schema}.principal_kind()) = 'system');
create policy clean_up on {schema}.file_upload for delete
    using ((select {schema}.principal_kind()) = 'system');

-- The median weekly cost of each type of provision over the accepted returns of the year before: shared with members,
-- whose rows are not. So it is taken as the owner, and only where six rows or more make it.
create policy medians on {schema}.submission_row for select to {owner} using (true);
create policy medians on {schema}.submission for select to {owner} using (true);
create policy medians on {schema}.submission_window for select to {owner} using (true);

create function {schema}.median_costs(of_window uuid) returns table (provision_type text, pence bigint)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select r.provision_type, percentile_disc(0.5) within group (order by r.total_pence)
    from {schema}.submission_window w
    join {schema}.submission_window before on before.consortium_id = w.consortium_id and before.year = w.year - 1
    join {schema}.submission s on s.window_id = before.id and s.state = 4
    join {schema}.submission_row r on r.submission_id = s.id
    where w.id = of_window and w.consortium_id = any ((select {schema}.consortium_ids())::uuid[])
      and r.provision_type is not null and r.total_pence > 0
    group by r.provision_type
    having count(*) >= 6
$$;
revoke all on function {schema}.median_costs(uuid) from public;
grant execute on function {schema}.median_costs(uuid) to {app};
