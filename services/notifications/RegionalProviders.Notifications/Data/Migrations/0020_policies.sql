-- Row-level security for every table, then access to the register, notices and inboxes.

do $$
declare
    t text;
begin
    foreach t in array array[
        'register_change',
        'notice', 'notice_setting', 'notice_version',
        'inbox_counter', 'delivery', 'notice_work', 'notice_action',
        'regulatory_notice', 'placement_review', 'notice_draft', 'draft_first_sight',
        'significant_event', 'event_work', 'event_follow_up',
        'webhook', 'webhook_progress', 'webhook_target']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
    end loop;
end $$;

-- The owner counts the councils that have children placed.
create policy counted on {schema}.position for select to {owner} using (true);

-- A provider reports significant events in its own settings.
create policy own_settings on {schema}.register_entry for select
    using (organisation_id = (select {schema}.organisation_id()));
create policy own_settings on {schema}.register_premises for select
    using (exists (
        select from {schema}.register_entry r
        where r.urn = register_premises.urn and r.regulator = register_premises.regulator
            and r.organisation_id = (select {schema}.organisation_id())));
create policy feed on {schema}.register_change
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant select, insert, update on {schema}.register_change to {app};

-- Members of a notice's consortia can read it, and its issuer always can; only the issuer can change it.
create policy members on {schema}.notice for select
    using (consortium_ids && (select {schema}.consortium_ids())::uuid[]);
create policy own on {schema}.notice for select
    using (issuing_council_id = (select {schema}.tenant_id()));
create policy issue on {schema}.notice for insert
    with check (
        issuing_council_id = (select {schema}.tenant_id())
        and consortium_ids <@ (select {schema}.consortium_ids())::uuid[]
    );
create policy own_change on {schema}.notice for update
    using (issuing_council_id = (select {schema}.tenant_id()))
    with check (issuing_council_id = (select {schema}.tenant_id()));
create policy circulate on {schema}.notice for select
    using ((select {schema}.principal_kind()) = 'system');
create policy outcomes on {schema}.notice for select to {owner} using (true);

-- Visible to whoever may see the notice, as decided by the policies of that table.
create policy readers on {schema}.notice_setting for select
    using (exists (select from {schema}.notice n where n.id = notice_id));
create policy issue on {schema}.notice_setting for insert
    with check (exists (
        select from {schema}.notice n where n.id = notice_id and n.issuing_council_id = (select {schema}.tenant_id())));
create policy readers on {schema}.notice_version for select
    using (exists (select from {schema}.notice n where n.id = notice_id));
create policy issue on {schema}.notice_version for insert
    with check (exists (
        select from {schema}.notice n where n.id = notice_id and n.issuing_council_id = (select {schema}.tenant_id())));

grant select, insert on {schema}.notice to {app};
grant update (state, closed_by_notice_id, urgent, review_on, version) on {schema}.notice to {app};
grant select, insert on {schema}.notice_setting to {app};
grant select, insert on {schema}.notice_version to {app};

-- An inbox, and a council's work on notices, are visible to that council only. The platform delivers and reminds; the
-- owner counts.
do $$
declare
    t text;
begin
    foreach t in array array['inbox_counter', 'delivery', 'notice_work']
    loop
        execute format(
            'create policy own on {schema}.%I for select using (council_id = (select {schema}.tenant_id()))', t);
        execute format(
            'create policy circulate on {schema}.%I
                using ((select {schema}.principal_kind()) = ''system'')
                with check ((select {schema}.principal_kind()) = ''system'')', t);
    end loop;
    foreach t in array array['delivery', 'notice_work']
    loop
        execute format(
            'create policy own_change on {schema}.%I for update
                using (council_id = (select {schema}.tenant_id()))
                with check (council_id = (select {schema}.tenant_id()))', t);
    end loop;
end $$;
create policy outcomes on {schema}.notice_work for select to {owner} using (true);
create policy own on {schema}.notice_action
    using (council_id = (select {schema}.tenant_id())) with check (council_id = (select {schema}.tenant_id()));
create policy outcomes on {schema}.notice_action for select to {owner} using (true);

grant select, insert, update on {schema}.inbox_counter to {app};
grant select, insert on {schema}.delivery to {app};
grant update (delivered_at, delivered_by) on {schema}.delivery to {app};
grant select, insert on {schema}.notice_work to {app};
grant update (
    due_at, acknowledged_at, acknowledged_by, ended_at, assigned_to, reminded_at, escalates_at, review_chased_on)
    on {schema}.notice_work to {app};
grant select, insert on {schema}.notice_action to {app};
