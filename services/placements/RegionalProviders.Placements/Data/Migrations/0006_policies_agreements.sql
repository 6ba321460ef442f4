-- Access to agreements and their child tables, keys and positions: only by the council that they belong to.

do $$
declare
    t text;
begin
    foreach t in array array['council_key', 'agreement', 'outcome', 'cost_schedule', 'cost_line', 'approval', 'oversight',
        'liberty_authorisation', 'agreement_change', 'position', 'position_due']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
    end loop;
    foreach t in array array['agreement', 'outcome', 'cost_schedule', 'cost_line', 'approval', 'oversight',
        'liberty_authorisation', 'agreement_change', 'position', 'position_due']
    loop
        execute format(
            'create policy own on {schema}.%I using (tenant_id = (select {schema}.tenant_id()))
             with check (tenant_id = (select {schema}.tenant_id()))', t);
    end loop;
    -- Agreements and their child tables: no row can be deleted without a retention decision, whatever the program does.
    foreach t in array array['agreement', 'outcome', 'cost_schedule', 'cost_line', 'approval', 'oversight',
        'liberty_authorisation', 'agreement_change']
    loop
        execute format('grant select, insert, delete on {schema}.%I to {app}', t);
        execute format('create policy decided on {schema}.%I as restrictive for delete using ({schema}.may_delete(%s))',
            t, case t when 'agreement' then 'id' else 'agreement_id' end);
    end loop;
end $$;
grant update (planned_end_on, legal_status_code, team_reference, ended_on, end_reason_code, updated_at, version)
    on {schema}.agreement to {app};
grant update (closed_on) on {schema}.cost_line to {app};
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on {schema}.liberty_authorisation to {app};

create policy own_read on {schema}.council_key for select
    using (tenant_id = (select {schema}.tenant_id()));
create policy own_make on {schema}.council_key for insert
    with check (
        tenant_id = (select {schema}.tenant_id()) and (select {schema}.principal_kind()) = 'council'
    );
-- Operator's commands: re-encryption under the next key-encryption key, and deletion of a council's key.
create policy upkeep_read on {schema}.council_key for select
    using ((select {schema}.principal_kind()) = 'system');
create policy upkeep on {schema}.council_key for update
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
create policy forget on {schema}.council_key for delete
    using ((select {schema}.principal_kind()) = 'system');
grant select, insert, delete, update (wrapped, wrapped_with) on {schema}.council_key to {app};

-- Counts without any case data: operators rebuild other services from them.
create policy snapshot on {schema}.position for select
    using ((select {schema}.principal_kind()) = 'operator');
create policy upkeep on {schema}.position_due
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, update on {schema}.position to {app};
grant select, insert, delete on {schema}.position_due to {app};

-- A council's key is not deleted while it has a legal hold.
create policy forget on {schema}.legal_hold for select
    using ((select {schema}.principal_kind()) = 'system');
