-- The data key under which a council's child references are encrypted, itself encrypted under the key-encryption key of
-- the configuration. Without its row a council's references can never be read again.
create table {schema}.council_key (
    tenant_id uuid primary key default {schema}.tenant_id(),
    -- Stands before everything encrypted under the key, so that what an earlier, deleted key encrypted is known for it.
    id uuid not null unique,
    wrapped bytea not null,
    wrapped_with text not null,
    created_at timestamptz not null
);
alter table {schema}.council_key enable row level security;
alter table {schema}.council_key force row level security;
create policy own_read on {schema}.council_key for select
    using (tenant_id = (select {schema}.tenant_id()));
create policy own_make on {schema}.council_key for insert
    with check (
        tenant_id = (select {schema}.tenant_id()) and (select {schema}.principal_kind()) = 'council'
    );
-- Wrapping anew under the next key-encryption key, and forgetting a council: by an operator's command.
create policy upkeep_read on {schema}.council_key for select
    using ((select {schema}.principal_kind()) = 'system');
create policy upkeep on {schema}.council_key for update
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
create policy forget on {schema}.council_key for delete
    using ((select {schema}.principal_kind()) = 'system');
grant select, insert, delete, update (wrapped, wrapped_with) on {schema}.council_key to {app};
