-- Responses of creates by request id: the same id from the same caller gives the same response.
create table {schema}.idempotency (
    subject text not null default {schema}.subject(),
    method text not null,
    request_id uuid not null,
    request_hash bytea not null,
    response bytea,
    created_at timestamptz not null,
    primary key (subject, method, request_id)
);
create index on {schema}.idempotency (created_at);
alter table {schema}.idempotency enable row level security;
alter table {schema}.idempotency force row level security;
create policy own on {schema}.idempotency
    using (subject = (select {schema}.subject()))
    with check (subject = (select {schema}.subject()));
create policy clean_up on {schema}.idempotency for delete
    using ((select {schema}.principal_kind()) = 'system');
create policy clean_up_reads on {schema}.idempotency for select
    using ((select {schema}.principal_kind()) = 'system');
grant select, insert, update, delete on {schema}.idempotency to {app};
