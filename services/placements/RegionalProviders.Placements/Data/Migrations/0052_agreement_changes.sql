-- Changes of planned end, legal status and team: the agreement has what stands now, these rows what stood before.
create table {schema}.agreement_change (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    -- From this day on it stands no more.
    effective_on date not null,
    planned_end_on date,
    legal_status_code text,
    team_reference text not null,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);
create index on {schema}.agreement_change (tenant_id, agreement_id);
alter table {schema}.agreement_change enable row level security;
alter table {schema}.agreement_change force row level security;
create policy own on {schema}.agreement_change
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
grant select, insert on {schema}.agreement_change to {app};
grant update (planned_end_on, legal_status_code, team_reference) on {schema}.agreement to {app};
