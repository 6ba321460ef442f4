-- The yearly submission: windows that a coordinator sets, and the return of each council.

create table {schema}.submission_window (
    id uuid primary key,
    consortium_id uuid not null,
    year integer not null,
    -- Days in Europe/London, and the instants that they stand for: closes_at is the first one at which it is closed.
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
create policy members_read on {schema}.submission_window for select
    using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]));
create policy coordinate on {schema}.submission_window
    using (consortium_id = any ((select {schema}.coordinator_of())::uuid[]))
    with check (consortium_id = any ((select {schema}.coordinator_of())::uuid[]));
create policy clock on {schema}.submission_window
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert on {schema}.submission_window to {app};
grant update (opens_on, closes_on, snapshot_on, opens_at, closes_at, opened_at, closed_at, updated_at, version)
    on {schema}.submission_window to {app};

-- State and counts of a return: nothing about a child, so that the coordinator may read all of it.
create table {schema}.submission (
    id uuid primary key,
    window_id uuid not null references {schema}.submission_window,
    consortium_id uuid not null,
    council_id uuid not null default {schema}.tenant_id(),
    state smallint not null,
    nil boolean not null default false,
    late boolean not null default false,
    -- Grows whenever the rows are replaced and with every change of state: uploads that began before it are over.
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
    unique (window_id, council_id),
    check (row_count >= 0 and error_count >= 0 and warning_count >= 0)
);
create index on {schema}.submission (council_id);
create policy own_read on {schema}.submission for select
    using (council_id = (select {schema}.tenant_id()));
create policy own_begin on {schema}.submission for insert
    with check (
        council_id = (select {schema}.tenant_id())
        and consortium_id = any ((select {schema}.consortium_ids())::uuid[])
    );
create policy own_change on {schema}.submission for update
    using (council_id = (select {schema}.tenant_id()))
    with check (council_id = (select {schema}.tenant_id()));
create policy coordinate_read on {schema}.submission for select
    using (consortium_id = any ((select {schema}.coordinator_of())::uuid[]));
create policy coordinate on {schema}.submission for update
    using (consortium_id = any ((select {schema}.coordinator_of())::uuid[]))
    with check (consortium_id = any ((select {schema}.coordinator_of())::uuid[]));
create policy clock on {schema}.submission for select
    using ((select {schema}.principal_kind()) = 'system');
grant select, insert on {schema}.submission to {app};
grant update (state, nil, late, revision, row_count, error_count, warning_count, warnings_acknowledged, return_reason,
    submitted_at, accepted_at, updated_at, version) on {schema}.submission to {app};

-- Leave to change a return although its window has closed.
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
create policy own_read on {schema}.late_permission for select
    using (council_id = (select {schema}.tenant_id()));
create policy coordinate on {schema}.late_permission
    using (consortium_id = any ((select {schema}.coordinator_of())::uuid[]))
    with check (consortium_id = any ((select {schema}.coordinator_of())::uuid[]));
grant select, insert on {schema}.late_permission to {app};
grant update (until_on, permitted_by, permitted_at) on {schema}.late_permission to {app};

do $$
declare
    t text;
begin
    foreach t in array array['submission_window', 'submission', 'late_permission']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
    end loop;
end $$;
