-- How many live placements a council has at a setting: what was last told to the other services.
create table {schema}.position (
    tenant_id uuid not null default {schema}.tenant_id(),
    setting_id uuid not null,
    live_count integer not null check (live_count >= 0),
    as_of date not null,
    version bigint not null,
    primary key (tenant_id, setting_id)
);
-- Days to come on which a count changes by itself: a placement that was agreed for then starts, a recorded end comes.
create table {schema}.position_due (
    due_on date not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    setting_id uuid not null,
    primary key (due_on, tenant_id, setting_id)
);
alter table {schema}.position enable row level security;
alter table {schema}.position force row level security;
alter table {schema}.position_due enable row level security;
alter table {schema}.position_due force row level security;

create policy own on {schema}.position
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
-- Numbers without a case: who runs the platform rebuilds other services from them.
create policy snapshot on {schema}.position for select
    using ((select {schema}.principal_kind()) = 'operator');
create policy own on {schema}.position_due
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
create policy upkeep on {schema}.position_due
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant select, insert, update on {schema}.position to {app};
grant select, insert, delete on {schema}.position_due to {app};
