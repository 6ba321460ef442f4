-- The yearly submission: windows set by a coordinator, the return of each council, its rows and the findings of the
-- rules, and uploads in progress (policies: 0007_policies_returns).

create table {schema}.submission_window (
    id uuid primary key,
    consortium_id uuid not null,
    year integer not null,
    -- Days in Europe/London and the corresponding instants: closes_at is the first instant at which the window is closed.
    opens_on date not null,
    closes_on date not null,
    snapshot_on date not null,
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    -- When the opening and the close were announced.
    opened_at timestamptz,
    closed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    unique (consortium_id, year),
    check (opens_on <= closes_on and opens_at < closes_at)
);
create index on {schema}.submission_window (opens_at) where opened_at is null;
create index on {schema}.submission_window (closes_at) where closed_at is null;

-- State and counts of a return: no data about any child, so that the coordinator may read all of it.
create table {schema}.submission (
    id uuid primary key,
    window_id uuid not null references {schema}.submission_window,
    consortium_id uuid not null,
    council_id uuid not null default {schema}.tenant_id(),
    state text not null check (state in ('Draft', 'Submitted', 'Accepted', 'Returned')),
    nil boolean not null default false,
    late boolean not null default false,
    -- Incremented whenever the rows are replaced and on every change of state: uploads begun before it can no longer
    -- continue.
    revision integer not null default 1,
    row_count integer not null default 0,
    error_count integer not null default 0,
    warning_count integer not null default 0,
    warnings_acknowledged boolean not null default false,
    return_reason text not null default '',
    submitted_at timestamptz,
    accepted_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    -- When its rows were deleted by a retention decision. Its state and counts are kept.
    purged_at timestamptz,
    unique (window_id, council_id),
    check (row_count >= 0 and error_count >= 0 and warning_count >= 0),
    -- Ten times what the largest council has; DatabaseErrors translates the name.
    constraint rows_of_a_return_max_50000 check (row_count <= 50000)
);
create index on {schema}.submission (council_id);

-- Permission to change a return although its window has closed.
create table {schema}.late_permission (
    window_id uuid not null references {schema}.submission_window,
    council_id uuid not null,
    consortium_id uuid not null,
    -- Last day, Europe/London.
    until_on date not null,
    permitted_by text not null default {schema}.subject(),
    permitted_at timestamptz not null,
    primary key (window_id, council_id)
);

-- Rows are inserted by the tens of thousands and read a few times, so the table has no constraint that costs more than
-- the insert: neither a foreign key to the submission (the statement that inserts rows also updates the submission,
-- under its lock), nor a unique id (which is generated for each row and only protects the nonce of its child
-- reference). Only the owner can delete a submission, and must delete its rows first.
create table {schema}.submission_row (
    submission_id uuid not null,
    council_id uuid not null default {schema}.tenant_id(),
    -- The child reference is encrypted for this id: a row that is sent again gets a new one.
    id uuid not null,
    line integer not null,
    -- The caller's key of the row; the line number in a file.
    row_key text collate "C" not null,
    child bytea not null,
    child_hash bytea not null,
    -- False for rows without a child reference: their hash is meaningless.
    has_child boolean not null,
    -- ReturnKind as a number, unlike all other enums: text in millions of rows would waste space. Statements use
    -- is_census and runs_on (0005_functions) instead of comparing it.
    kind smallint not null,
    -- As sent, in the order of the columns of the window's schema; empty in place of the child reference. Separated by
    -- the unit separator, which no cell can contain: an array takes a third more space, and splitting it costs more
    -- than storing it.
    texts text not null,
    -- As parsed; null if the text cannot be parsed.
    started_on date,
    ended_on date,
    urn text,
    provision_type text,
    total_pence bigint,
    social_care_pence bigint,
    education_pence bigint,
    health_pence bigint,
    -- Begins with the caller's key of the row: rows that arrive together are adjacent in the index, whereas hashes are
    -- scattered.
    primary key (submission_id, row_key, child_hash)
);
create index on {schema}.submission_row (submission_id, line, id);

-- No foreign key, for the same reason: a transaction that inserts findings holds the lock of their submission.
create table {schema}.submission_finding (
    id bigint generated by default as identity primary key,
    submission_id uuid not null,
    council_id uuid not null default {schema}.tenant_id(),
    -- Null for findings about the return as a whole.
    row_id uuid,
    line integer not null,
    row_key text not null,
    column_name text not null,
    rule text not null,
    statutory_rule text not null,
    severity text not null check (severity in ('Error', 'Warning')),
    message text not null,
    -- Found by comparing rows with each other or with last year's: recomputed when the rows change.
    compared boolean not null
);
create index on {schema}.submission_finding (submission_id, line, id);
create index on {schema}.submission_finding (row_id) where row_id is not null;

-- A resumable stream of rows.
create table {schema}.row_upload (
    id uuid primary key,
    submission_id uuid not null references {schema}.submission on delete cascade,
    council_id uuid not null default {schema}.tenant_id(),
    column_names text[] not null,
    replace_rows boolean not null,
    withdraw boolean not null,
    -- Revision of the submission when the upload began.
    revision integer not null,
    -- Rows up to this number are stored.
    last_number integer not null default 0,
    updated_at timestamptz not null
);
create index on {schema}.row_upload (updated_at);
create index on {schema}.row_upload (submission_id, updated_at);

-- A file upload. Its final part may be a costs file sent with the statutory episodes file.
create table {schema}.file_upload (
    id uuid primary key,
    window_id uuid not null references {schema}.submission_window,
    council_id uuid not null default {schema}.tenant_id(),
    file_name text not null,
    total_bytes bigint not null check (total_bytes > 0),
    sha256 text not null,
    withdraw boolean not null,
    -- Revision of the submission when the upload began.
    revision integer not null,
    received_bytes bigint not null default 0 check (received_bytes between 0 and total_bytes),
    -- The report, once the rows have been imported into the draft.
    report bytea,
    updated_at timestamptz not null,
    costs_file_name text not null default '',
    costs_bytes bigint not null default 0,
    -- The sheet that is meant; empty if the workbook has only one that can be.
    sheet text not null default '',
    check (costs_bytes >= 0 and costs_bytes < total_bytes)
);
create index on {schema}.file_upload (updated_at);
create index on {schema}.file_upload (council_id) where report is null;

create table {schema}.file_upload_chunk (
    upload_id uuid not null references {schema}.file_upload on delete cascade,
    council_id uuid not null default {schema}.tenant_id(),
    start_at bigint not null,
    -- Size in bytes before encryption.
    length integer not null,
    -- Id that the content is encrypted for, like a child reference, as the content includes some.
    id uuid not null,
    content bytea not null,
    primary key (upload_id, start_at)
);
-- Encrypted bytes cannot be compressed.
alter table {schema}.file_upload_chunk alter column content set storage external;
