-- The council's own SPROCKET_NOUNs.
create table {schema}.sprocket (
    id uuid primary key,
    tenant_id uuid not null default {schema}.tenant_id(),
    name text not null check (name <> ''),
    created_at timestamptz not null,
    version bigint not null default 1
);
create index on {schema}.sprocket (tenant_id, id);
alter table {schema}.sprocket enable row level security;
alter table {schema}.sprocket force row level security;
create policy own on {schema}.sprocket
    using (tenant_id = (select {schema}.tenant_id()))
    with check (tenant_id = (select {schema}.tenant_id()));
grant select, insert on {schema}.sprocket to {app};
