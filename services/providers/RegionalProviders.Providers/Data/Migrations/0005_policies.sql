-- Row-level security: enabled and forced on every table, with policies by principal and minimal grants.

-- Authorities are reference data.
create policy everyone on {schema}.authority for select using ((select {schema}.principal_kind()) is not null);
create policy reference_data on {schema}.authority to {owner} using (true) with check (true);

-- The register is shared reference data: every council that is in a consortium today, coordinators and operators read
-- all of it; a provider reads the records of its own organisation. Operators and coordinators import lists; councils
-- and coordinators write values that they know better.

create policy readers on {schema}.organisation for select
    using ((select {schema}.reads_register()) or id = (select {schema}.organisation_id()));
create policy importers on {schema}.organisation
    using ((select {schema}.writes_register())) with check ((select {schema}.writes_register()));

create policy readers on {schema}.registration for select
    using ((select {schema}.reads_register()) or owner_id = (select {schema}.organisation_id()));
create policy importers on {schema}.registration
    using ((select {schema}.writes_register())) with check ((select {schema}.writes_register()));

create policy readers on {schema}.setting for select
    using ((select {schema}.reads_register()) or owner_id = (select {schema}.organisation_id()));
create policy councils on {schema}.setting for insert
    with check ((select {schema}.principal_kind()) = 'council' and (select {schema}.reads_register()));
create policy councils_amend on {schema}.setting for update
    using ((select {schema}.principal_kind()) = 'council' and (select {schema}.reads_register()));
create policy importers on {schema}.setting
    using ((select {schema}.writes_register())) with check ((select {schema}.writes_register()));

create policy readers on {schema}.setting_source for select using ((select {schema}.reads_register()));
create policy councils on {schema}.setting_source for insert
    with check (source = 'Council' and (select {schema}.principal_kind()) = 'council' and (select {schema}.reads_register()));
create policy councils_amend on {schema}.setting_source for update
    using (source = 'Council' and (select {schema}.principal_kind()) = 'council' and (select {schema}.reads_register()));
create policy importers on {schema}.setting_source
    using ((select {schema}.writes_register())) with check ((select {schema}.writes_register()));

-- A provider sees the inspections, ownership and judgements of the registrations that it may see.
create policy readers on {schema}.inspection for select
    using ((select {schema}.reads_register()) or registration_id in (select id from {schema}.registration));
create policy importers on {schema}.inspection
    using ((select {schema}.writes_register())) with check ((select {schema}.writes_register()));

create policy readers on {schema}.current_judgement for select
    using ((select {schema}.reads_register()) or registration_id in (select id from {schema}.registration));
create policy importers on {schema}.current_judgement
    using ((select {schema}.writes_register())) with check ((select {schema}.writes_register()));

create policy readers on {schema}.ownership for select
    using ((select {schema}.reads_register()) or registration_id in (select id from {schema}.registration));
create policy importers on {schema}.ownership
    using ((select {schema}.writes_register())) with check ((select {schema}.writes_register()));

create policy readers on {schema}.history for select using ((select {schema}.reads_register()));
create policy councils on {schema}.history for insert
    with check (
        source = 'council' and council_id = (select {schema}.tenant_id()) and (select {schema}.reads_register())
    );
create policy importers on {schema}.history for insert with check ((select {schema}.writes_register()));

-- With row-level security the LIKE and similarity operators cannot use an index, as they are not leakproof: they could
-- reveal rows that the caller may not see. So names are searched as the owner, by two functions that return only ids
-- and scores. The caller must read the rows with those ids under its own policies.
create policy names on {schema}.setting for select to {owner} using (true);
create policy names on {schema}.organisation for select to {owner} using (true);

-- Councils create and amend settings, coordinators and operators import: all of them publish registrations.
create policy publishers on {schema}.registration_record
    using ((select {schema}.reads_register())) with check ((select {schema}.reads_register()));

create policy readers on {schema}.import for select using ((select {schema}.reads_register()));
create policy importers on {schema}.import for insert with check ((select {schema}.writes_register()));
create policy readers on {schema}.import_problem for select using ((select {schema}.reads_register()));
create policy importers on {schema}.import_problem for insert with check ((select {schema}.writes_register()));
create policy readers on {schema}.judgement_change for select using ((select {schema}.reads_register()));
create policy importers on {schema}.judgement_change for insert with check ((select {schema}.writes_register()));

-- An upload belongs to its sender; nobody else can see that it exists.
create policy own on {schema}.upload
    using (subject = (select {schema}.subject())) with check (subject = (select {schema}.subject()));
create policy clean_up on {schema}.upload
    using ((select {schema}.principal_kind()) = 'system') with check (false);
create policy own on {schema}.upload_chunk
    using (upload_id in (select id from {schema}.upload)) with check (upload_id in (select id from {schema}.upload));

-- For unfinished_uploads and remove_idle_uploads, which as the owner also see the uploads of other callers of the same
-- council.
create policy room on {schema}.upload to {owner} using (true) with check (false);

-- Records shared by the members of a consortium.
create policy members_read on {schema}.document for select
    using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]));
create policy members_record on {schema}.document for insert
    with check (
        consortium_id = any ((select {schema}.consortium_ids())::uuid[])
        and council_id is not distinct from (select {schema}.tenant_id())
    );
-- Every update is a review and has the council of the reviewer.
create policy members_review on {schema}.document for update
    using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]))
    with check (
        consortium_id = any ((select {schema}.consortium_ids())::uuid[])
        and reviewed_by_council_id is not distinct from (select {schema}.tenant_id())
    );

create policy members_read on {schema}.compliance_policy for select
    using (
        consortium_id = any ((select {schema}.consortium_ids())::uuid[])
        and (not council_only or council_id = (select {schema}.tenant_id()))
    );
create policy members_set on {schema}.compliance_policy for insert
    with check (
        consortium_id = any ((select {schema}.consortium_ids())::uuid[])
        and council_id is not distinct from (select {schema}.tenant_id())
    );
create policy members_set_again on {schema}.compliance_policy for update
    using (
        consortium_id = any ((select {schema}.consortium_ids())::uuid[])
        and (not council_only or council_id = (select {schema}.tenant_id()))
    )
    with check (
        consortium_id = any ((select {schema}.consortium_ids())::uuid[])
        and council_id is not distinct from (select {schema}.tenant_id())
    );

create policy members_read on {schema}.property_check for select
    using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]));
create policy members_record on {schema}.property_check for insert
    with check (
        consortium_id = any ((select {schema}.consortium_ids())::uuid[])
        and council_id is not distinct from (select {schema}.tenant_id())
    );

create policy members_read on {schema}.planning_lead for select
    using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]));
create policy members_record on {schema}.planning_lead for insert
    with check (
        consortium_id = any ((select {schema}.consortium_ids())::uuid[])
        and council_id is not distinct from (select {schema}.tenant_id())
    );
create policy members_follow_up on {schema}.planning_lead for update
    using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]))
    with check (consortium_id = any ((select {schema}.consortium_ids())::uuid[]));

do $$
declare
    t text;
begin
    foreach t in array array[
        'authority', 'organisation', 'registration', 'setting', 'setting_source', 'inspection', 'current_judgement',
        'ownership', 'history', 'registration_record', 'import', 'import_problem', 'judgement_change', 'upload',
        'upload_chunk', 'document', 'compliance_policy', 'property_check', 'planning_lead']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
        execute format('grant select on {schema}.%I to {app}', t);
        -- Authorities are loaded from the program.
        if t <> 'authority' then
            execute format('grant insert on {schema}.%I to {app}', t);
        end if;
    end loop;
end $$;
-- History, import reports and property checks are append-only.
grant update on
    {schema}.organisation, {schema}.registration, {schema}.setting, {schema}.setting_source, {schema}.inspection,
    {schema}.current_judgement, {schema}.ownership, {schema}.registration_record to {app};
grant update, delete on {schema}.upload to {app};
grant delete on {schema}.upload_chunk to {app};
grant update (verdict, reviewed_on, reviewed_by_council_id, updated_at, version) on {schema}.document to {app};
grant update (council_id, document_types, review_months, set_at) on {schema}.compliance_policy to {app};
grant update (address, applicant, known_organisation_id, feedback, met_on, updated_at, version)
    on {schema}.planning_lead to {app};
