-- The register is shared reference: every council that is in a consortium today, coordinators and operators read all of
-- it; a provider reads what its own organisation owns. Lists are imported by operators and coordinators; councils and
-- coordinators write what they know better.

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
    with check (source = 3 and (select {schema}.principal_kind()) = 'council' and (select {schema}.reads_register()));
create policy councils_amend on {schema}.setting_source for update
    using (source = 3 and (select {schema}.principal_kind()) = 'council' and (select {schema}.reads_register()));
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

do $$
declare
    t text;
begin
    foreach t in array array['organisation', 'registration', 'setting', 'setting_source', 'inspection',
                             'current_judgement', 'ownership', 'history']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
        execute format('grant select, insert on {schema}.%I to {app}', t);
        -- History is never changed, only added to.
        if t <> 'history' then
            execute format('grant update on {schema}.%I to {app}', t);
        end if;
    end loop;
end $$;
