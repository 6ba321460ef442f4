-- Access to windows, returns, their rows and the regional tables.

do $$
declare
    t text;
begin
    foreach t in array array['submission_window', 'submission', 'late_permission', 'submission_row', 'submission_finding',
        'row_upload', 'file_upload', 'file_upload_chunk', 'regional_publication', 'regional_publication_request',
        'regional_figure']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
    end loop;
    -- Rows, findings and uploads: visible to the council only.
    foreach t in array array['submission_row', 'submission_finding', 'row_upload', 'file_upload', 'file_upload_chunk']
    loop
        execute format(
            'create policy own on {schema}.%I using (council_id = (select {schema}.tenant_id()))
             with check (council_id = (select {schema}.tenant_id()))', t);
        execute format('grant select, insert, delete on {schema}.%I to {app}', t);
    end loop;
    foreach t in array array['regional_publication', 'regional_figure']
    loop
        execute format(
            'create policy members_read on {schema}.%I for select
             using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]))', t);
        execute format(
            'create policy publish on {schema}.%I
             using ((select {schema}.principal_kind()) = ''system'')
             with check ((select {schema}.principal_kind()) = ''system'')', t);
        execute format('grant select, insert on {schema}.%I to {app}', t);
    end loop;
end $$;
create policy coordinate on {schema}.regional_publication_request
    using (consortium_id = any ((select {schema}.coordinator_of())::uuid[]))
    with check (consortium_id = any ((select {schema}.coordinator_of())::uuid[]));
create policy publish on {schema}.regional_publication_request
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, delete on {schema}.regional_publication_request to {app};
grant update (progress_percent, attempts, lease_id, lease_until) on {schema}.regional_publication_request to {app};
grant update (id, line, child, has_child, kind, texts, started_on, ended_on, urn, provision_type, total_pence,
    social_care_pence, education_pence, health_pence) on {schema}.submission_row to {app};
grant update (last_number, revision, updated_at) on {schema}.row_upload to {app};
grant update (received_bytes, report, updated_at) on {schema}.file_upload to {app};

create policy members_read on {schema}.submission_window for select
    using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]));
create policy coordinate on {schema}.submission_window
    using (consortium_id = any ((select {schema}.coordinator_of())::uuid[]))
    with check (consortium_id = any ((select {schema}.coordinator_of())::uuid[]));
create policy clock on {schema}.submission_window
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
-- A council that has left keeps access to its own return, and so to the window of that return, but cannot change anything.
create policy own_return_read on {schema}.submission_window for select
    using (exists (
        select from {schema}.submission s where s.window_id = submission_window.id and s.council_id = (select {schema}.tenant_id())));
grant select, insert on {schema}.submission_window to {app};
grant update (opens_on, closes_on, snapshot_on, opens_at, closes_at, opened_at, closed_at, updated_at, version)
    on {schema}.submission_window to {app};

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
    submitted_at, accepted_at, updated_at, version, purged_at) on {schema}.submission to {app};

create policy own_read on {schema}.late_permission for select
    using (council_id = (select {schema}.tenant_id()));
create policy coordinate on {schema}.late_permission
    using (consortium_id = any ((select {schema}.coordinator_of())::uuid[]))
    with check (consortium_id = any ((select {schema}.coordinator_of())::uuid[]));
-- Whether returns may still come is checked again when tables are published.
create policy clock on {schema}.late_permission for select
    using ((select {schema}.principal_kind()) = 'system');
grant select, insert on {schema}.late_permission to {app};
grant update (until_on, permitted_by, permitted_at) on {schema}.late_permission to {app};

-- Abandoned uploads are removed. Their content remains inaccessible.
create policy clean_up_find on {schema}.row_upload for select
    using ((select {schema}.principal_kind()) = 'system');
create policy clean_up on {schema}.row_upload for delete
    using ((select {schema}.principal_kind()) = 'system');
create policy clean_up_find on {schema}.file_upload for select
    using ((select {schema}.principal_kind()) = 'system');
create policy clean_up on {schema}.file_upload for delete
    using ((select {schema}.principal_kind()) = 'system');

-- The unfinished uploads of the caller's council; row-level security hides those of others.
create function {schema}.unfinished_uploads(out number bigint, out bytes bigint)
language sql stable set search_path = '' as $$
    select count(*), coalesce(sum(total_bytes), 0)::bigint from {schema}.file_upload where report is null
$$;

-- Removes those that have received no chunk since then, except uploads being imported, which are locked.
create function {schema}.remove_idle_uploads(before timestamptz) returns void
language sql set search_path = '' as $$
    delete from {schema}.file_upload where id in (
        select id from {schema}.file_upload where report is null and updated_at < before for update skip locked)
$$;

-- For regional_placements, which runs as the owner.
create policy regional on {schema}.submission_row for select to {owner} using (true);
create policy regional on {schema}.submission for select to {owner} using (true);
create policy regional on {schema}.submission_window for select to {owner} using (true);
