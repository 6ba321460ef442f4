-- Webhooks: where a council has the deliveries of its inbox posted to. Its own alone; the platform itself sends.
create table {schema}.webhook (
    id uuid primary key,
    council_id uuid not null default {schema}.tenant_id(),
    label text not null,
    url text not null,
    state smallint not null,
    -- Of what the council decides; progress does not change it.
    version integer not null,
    created_at timestamptz not null,
    created_by text not null default {schema}.subject(),
    verified_at timestamptz,
    challenged_at timestamptz,
    -- Encrypted for this row under the key-encryption key of that name; so is the secret before it.
    secret bytea not null,
    secret_key text not null,
    former_secret bytea,
    former_secret_key text,
    former_until timestamptz,
    -- The last delivery that the address took.
    cursor bigint not null,
    -- How often the council has set the cursor: what was on its way then does not move it.
    replays integer not null default 0,
    attempts integer not null default 0,
    next_at timestamptz not null,
    first_failed_at timestamptz,
    last_success_at timestamptz,
    last_failed_at timestamptz,
    last_failure smallint not null default 0,
    last_status integer not null default 0,
    parked_since timestamptz,
    -- Who sends its deliveries at present; it frees itself when the time is over.
    lease_id uuid,
    lease_until timestamptz,
    check ((state = 1) = (verified_at is null)),
    check ((state = 4) = (parked_since is not null)),
    check ((former_secret is null) = (former_secret_key is null) and (former_secret is null) = (former_until is null)),
    check ((lease_id is null) = (lease_until is null)),
    check (cursor >= 0)
);
create index on {schema}.webhook (council_id, id);
create index on {schema}.webhook (next_at) where state = 2;

alter table {schema}.webhook enable row level security;
alter table {schema}.webhook force row level security;
create policy own on {schema}.webhook
    using (council_id = (select {schema}.tenant_id())) with check (council_id = (select {schema}.tenant_id()));
create policy send on {schema}.webhook for select
    using ((select {schema}.principal_kind()) = 'system');
create policy send_progress on {schema}.webhook for update
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant select, insert, delete on {schema}.webhook to {app};
grant update (
    state, version, verified_at, challenged_at, secret, secret_key, former_secret, former_secret_key, former_until,
    cursor, replays, attempts, next_at, first_failed_at, last_success_at, last_failed_at, last_failure, last_status,
    parked_since, lease_id, lease_until) on {schema}.webhook to {app};
