-- Authorisations of a deprivation of liberty: the council's own, each for its days. Rows are never changed; a renewal is
-- another row.
create table {schema}.liberty_authorisation (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    from_on date not null,
    -- The first day on which it is in force no more.
    until_on date not null check (until_on > from_on),
    reference text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);
create index on {schema}.liberty_authorisation (tenant_id, agreement_id);
alter table {schema}.liberty_authorisation enable row level security;
alter table {schema}.liberty_authorisation force row level security;
create policy own on {schema}.liberty_authorisation
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
grant select, insert on {schema}.liberty_authorisation to {app};
