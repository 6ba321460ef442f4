-- Access to regulatory notices, drafts, significant events and webhooks.

create policy members on {schema}.regulatory_notice for select
    using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]));
create policy record on {schema}.regulatory_notice for insert
    with check (
        recorded_by_council_id = (select {schema}.tenant_id())
        and consortium_id = any ((select {schema}.consortium_ids())::uuid[]));
-- A member may follow up what another member recorded.
create policy supersede on {schema}.regulatory_notice for update
    using (
        (select {schema}.tenant_id()) is not null
        and consortium_id = any ((select {schema}.consortium_ids())::uuid[]))
    with check (consortium_id = any ((select {schema}.consortium_ids())::uuid[]) and superseded_by_id is not null);
create policy feed on {schema}.regulatory_notice for select using ((select {schema}.principal_kind()) = 'system');
create policy own on {schema}.placement_review
    using (council_id = (select {schema}.tenant_id())) with check (council_id = (select {schema}.tenant_id()));

grant select, insert on {schema}.regulatory_notice to {app};
grant update (superseded_by_id) on {schema}.regulatory_notice to {app};
grant select, insert on {schema}.placement_review to {app};

-- Drafts: created by the platform, issued by the host authority and by councils with children there.
create policy feed on {schema}.notice_draft
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
create policy host on {schema}.notice_draft for select
    using (host_council_id = (select {schema}.tenant_id()) and cardinality((select {schema}.consortium_ids())::uuid[]) > 0);
-- What only a council of another consortium recorded, a council must have had children there for a week to see.
create policy affected on {schema}.notice_draft for select
    using (
        setting_id = any ((select {schema}.placed_settings())::uuid[])
        and cardinality((select {schema}.consortium_ids())::uuid[]) > 0
        and (
            regulatory_notice_id is distinct from import_id
            or setting_id = any ((select {schema}.settled_settings())::uuid[])
            or exists (select from {schema}.regulatory_notice g where g.id = notice_draft.regulatory_notice_id)));
-- A draft based on a council's record belongs to the members of that consortium: if no member is responsible for
-- issuing it, only their own coordinator sees it. A draft based on the register, which everybody may read, is visible
-- to other coordinators too.
create policy coordinators on {schema}.notice_draft for select
    using (
        escalated_at is not null and {schema}.coordinates(host_council_id)
        and (
            regulatory_notice_id is distinct from import_id
            or {schema}.is_in_consortium(host_council_id)
            or exists (select from {schema}.regulatory_notice g where g.id = notice_draft.regulatory_notice_id)));
create policy host_change on {schema}.notice_draft for update
    using (host_council_id = (select {schema}.tenant_id()) and cardinality((select {schema}.consortium_ids())::uuid[]) > 0)
    with check (host_council_id = (select {schema}.tenant_id()) and state in ('Issued', 'Dismissed'));
create policy affected_change on {schema}.notice_draft for update
    using (
        setting_id = any ((select {schema}.placed_settings())::uuid[])
        and cardinality((select {schema}.consortium_ids())::uuid[]) > 0)
    with check (
        state = 'Issued'
        and exists (
            select from {schema}.notice n where n.id = notice_id and n.issuing_council_id = (select {schema}.tenant_id())));
create policy coordinators_dismiss on {schema}.notice_draft for update
    using ({schema}.decides_alone(id))
    with check ((select {schema}.principal_kind()) = 'coordinator' and state = 'Dismissed');
create policy counted on {schema}.notice_draft for select to {owner} using (true);
create policy covered on {schema}.notice_draft for update to {owner} using (true) with check (true);

grant select, insert on {schema}.notice_draft to {app};
grant update (
    host_council_id, effective_on, import_id, regulatory_notice_id, due_at, escalated_at, state, notice_id, reason,
    decided_at, ended_at, version)
    on {schema}.notice_draft to {app};

create policy own on {schema}.draft_first_sight for select using (council_id = (select {schema}.tenant_id()));
create policy own_record on {schema}.draft_first_sight for insert
    with check (
        council_id = (select {schema}.tenant_id())
        and exists (select from {schema}.notice_draft d where d.id = draft_id));
grant select, insert on {schema}.draft_first_sight to {app};

-- Significant events are visible to the placing councils named, the host council, and the provider that reported them;
-- a council's work on an event is visible to that council only.
create policy concerned on {schema}.significant_event for select
    using (placing_council_ids && array[(select {schema}.tenant_id())] or host_council_id = (select {schema}.tenant_id()));
create policy reporter on {schema}.significant_event for select
    using (reporting_organisation_id = (select {schema}.organisation_id()));
create policy report on {schema}.significant_event for insert
    with check (
        reporting_organisation_id = (select {schema}.organisation_id())
            and organisation_id = (select {schema}.organisation_id())
        or reporting_council_id = (select {schema}.tenant_id())
            and (placing_council_ids && array[(select {schema}.tenant_id())]
                or host_council_id = (select {schema}.tenant_id())));

-- For events that the council may see, as decided by the policies of that table.
create policy own on {schema}.event_work for select using (council_id = (select {schema}.tenant_id()));
create policy own_begin on {schema}.event_work for insert
    with check (
        council_id = (select {schema}.tenant_id())
        and exists (select from {schema}.significant_event e where e.id = event_id));
create policy own_change on {schema}.event_work for update
    using (council_id = (select {schema}.tenant_id()))
    with check (council_id = (select {schema}.tenant_id()));
create policy own on {schema}.event_follow_up for select using (council_id = (select {schema}.tenant_id()));
create policy own_record on {schema}.event_follow_up for insert
    with check (
        council_id = (select {schema}.tenant_id())
        and exists (select from {schema}.significant_event e where e.id = event_id));

grant select, insert on {schema}.significant_event to {app};
grant select, insert on {schema}.event_work to {app};
grant update (assigned_to, assigned_at, closed_at, outcome, version) on {schema}.event_work to {app};
grant select, insert on {schema}.event_follow_up to {app};

-- A webhook is visible to its council only; the platform itself sends.
create policy own on {schema}.webhook
    using (council_id = (select {schema}.tenant_id())) with check (council_id = (select {schema}.tenant_id()));
create policy send on {schema}.webhook for select
    using ((select {schema}.principal_kind()) = 'system');
-- For re-encryption after the key-encryption key was changed.
create policy reencrypt on {schema}.webhook for update
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
create policy own on {schema}.webhook_progress
    using (council_id = (select {schema}.tenant_id())) with check (council_id = (select {schema}.tenant_id()));
create policy send on {schema}.webhook_progress for select
    using ((select {schema}.principal_kind()) = 'system');
create policy send_progress on {schema}.webhook_progress for update
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant select, insert, delete on {schema}.webhook to {app};
grant update (
    state, version, verified_at, secret, secret_key, former_secret, former_secret_key, former_until)
    on {schema}.webhook to {app};
create policy own on {schema}.webhook_target
    using (council_id = (select {schema}.tenant_id())) with check (council_id = (select {schema}.tenant_id()));
grant select, insert, delete on {schema}.webhook_target to {app};
grant update (challenged_at, challenges) on {schema}.webhook_target to {app};
grant select, insert on {schema}.webhook_progress to {app};
grant update (
    cursor, replays, attempts, next_at, first_failed_at, last_success_at, last_failed_at, last_failure, last_status,
    parked_since, lease_id, lease_until)
    on {schema}.webhook_progress to {app};
