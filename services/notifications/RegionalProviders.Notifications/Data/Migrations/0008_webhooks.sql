-- Webhooks: addresses to which a council has the deliveries of its inbox posted.

-- Configuration by the council.
create table {schema}.webhook (
    id uuid primary key,
    council_id uuid not null default {schema}.tenant_id(),
    label text not null,
    url text not null,
    -- A parked webhook is active here; webhook_progress records since when nothing is sent.
    state text not null check (state in ('Pending', 'Active', 'Paused')),
    version bigint not null,
    created_at timestamptz not null,
    created_by text not null default {schema}.subject(),
    verified_at timestamptz,
    -- Encrypted for this row under the key-encryption key named below; so is the previous secret.
    secret bytea not null,
    secret_key text not null,
    former_secret bytea,
    former_secret_key text,
    former_until timestamptz,
    unique (council_id, id),
    check ((state = 'Pending') = (verified_at is null)),
    check ((former_secret is null) = (former_secret_key is null) and (former_secret is null) = (former_until is null))
);

-- Progress of sending, one row per webhook. Senders update it several times per delivery.
create table {schema}.webhook_progress (
    webhook_id uuid primary key,
    council_id uuid not null default {schema}.tenant_id(),
    -- The last delivery that the address accepted.
    cursor bigint not null,
    -- How often the council has set the cursor or restarted sending: results of attempts from before are ignored.
    replays integer not null default 0,
    attempts integer not null default 0,
    next_at timestamptz not null,
    first_failed_at timestamptz,
    last_success_at timestamptz,
    last_failed_at timestamptz,
    last_failure text not null default 'Unspecified' check (last_failure in (
        'Unspecified', 'TimedOut', 'Status', 'Unreachable', 'Tls', 'TooLarge', 'BrokenOff',
        'Challenge')),
    last_status integer not null default 0,
    parked_since timestamptz,
    -- The sender that currently holds the webhook; the lease expires by itself.
    lease_id uuid,
    lease_until timestamptz,
    foreign key (council_id, webhook_id) references {schema}.webhook (council_id, id) on delete cascade,
    check ((lease_id is null) = (lease_until is null)),
    check (cursor >= 0)
);
create index on {schema}.webhook_progress (council_id, webhook_id);
create index on {schema}.webhook_progress (next_at) where parked_since is null;

-- Addresses that the council had challenged in the last hour, whether or not the webhook still exists.
create table {schema}.webhook_target (
    council_id uuid not null default {schema}.tenant_id(),
    -- Host name, lower case, and port.
    host text not null,
    challenged_at timestamptz not null,
    -- Since the row is there: it goes an hour after the last.
    challenges integer not null default 1,
    primary key (council_id, host)
);
