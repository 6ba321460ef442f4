-- Events wait here until the relay has published them; they are written in the transaction of the change that they report.
create table {schema}.outbox (
    id bigint generated always as identity primary key,
    message_id uuid not null default gen_random_uuid() unique,
    aggregate text not null,
    type text not null,
    payload jsonb not null,
    traceparent text,
    created_at timestamptz not null,
    published_at timestamptz,
    -- Set if a message cannot be published as it is: kept for repair, without holding up the others.
    failed_at timestamptz,
    error text,
    check ((failed_at is null) = (error is null)),
    check (published_at is null or failed_at is null)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
create index outbox_waiting on {schema}.outbox (id) where published_at is null and failed_at is null;
create index outbox_published on {schema}.outbox (published_at) where published_at is not null;
create index outbox_parked on {schema}.outbox (failed_at) where failed_at is not null;

-- Wakes the relay when the transaction commits. It carries no payload: the relay reads the waiting rows.
create function {schema}.wake_relay() returns trigger
language plpgsql as $$
begin
    perform pg_notify('{schema}_outbox', '');
    return null;
end $$;
create trigger wake_relay after insert on {schema}.outbox
    for each statement execute function {schema}.wake_relay();

-- What each consumer has handled: a message that arrives twice changes nothing the second time.
create table {schema}.inbox (
    consumer text not null,
    message_id uuid not null,
    handled_at timestamptz not null,
    primary key (consumer, message_id)
);
create index inbox_handled on {schema}.inbox (handled_at);

alter table {schema}.outbox enable row level security;
alter table {schema}.outbox force row level security;
alter table {schema}.inbox enable row level security;
alter table {schema}.inbox force row level security;

-- Any principal may publish events; principal_kind() raises an error if none is set. Only the platform reads them.
create policy publish on {schema}.outbox for insert
    with check ((select {schema}.principal_kind()) is not null);
create policy relay on {schema}.outbox
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
create policy consume on {schema}.inbox
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant insert, select, delete on {schema}.outbox to {app};
grant update (published_at, failed_at, error) on {schema}.outbox to {app};
grant insert, select, delete on {schema}.inbox to {app};
