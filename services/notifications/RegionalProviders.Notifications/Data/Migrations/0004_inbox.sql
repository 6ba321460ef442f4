-- The inbox of each council, and its work on notices.

-- The last cursor of an inbox. A transaction that delivers keeps the row locked until it commits, so that cursors
-- become visible in order and without gaps.
create table {schema}.inbox_counter (
    council_id uuid primary key,
    last bigint not null
);

create table {schema}.delivery (
    council_id uuid not null,
    seq bigint not null,
    notice_id uuid not null references {schema}.notice,
    version integer not null,
    change {schema}.notice_change not null,
    affected boolean not null,
    circulated_at timestamptz not null,
    delivered_at timestamptz,
    delivered_by text not null default 'Unspecified' check (delivered_by in ('Unspecified', 'Stream', 'List', 'Webhook')),
    primary key (council_id, seq),
    check ((delivered_at is null) = (delivered_by = 'Unspecified'))
);
-- A version is delivered once, even if the message broker redelivers its event. notice_work records which reminders
-- were sent.
create unique index on {schema}.delivery (council_id, notice_id, version) where change not in ('Reminder', 'ReviewDue');
create index on {schema}.delivery (council_id, affected desc, seq);
create index on {schema}.delivery (notice_id, version);
create index on {schema}.delivery (council_id, seq) where delivered_at is null;

create table {schema}.notice_work (
    council_id uuid not null,
    notice_id uuid not null references {schema}.notice,
    due_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    -- No action is required any more: the notice was retracted.
    ended_at timestamptz,
    assigned_to text not null default '',
    reminded_at timestamptz,
    -- From then on the coordinator sees that the notice has not been acknowledged.
    escalates_at timestamptz,
    -- For the issuer: the review date for which the last reminder was sent.
    review_chased_on date,
    primary key (council_id, notice_id),
    check ((acknowledged_at is null) = (acknowledged_by is null)),
    check ((reminded_at is null) = (escalates_at is null))
);
create index on {schema}.notice_work (notice_id);
create index on {schema}.notice_work (council_id, due_at) where acknowledged_at is null and ended_at is null;
create index on {schema}.notice_work (due_at) where acknowledged_at is null and ended_at is null and reminded_at is null;
create index on {schema}.notice_work (due_at, council_id, notice_id) where acknowledged_at is null and ended_at is null;

-- Rows are never changed.
create table {schema}.notice_action (
    id uuid not null,
    council_id uuid not null default {schema}.tenant_id(),
    notice_id uuid not null references {schema}.notice,
    kind text not null check (kind in (
        'ReviewVisitOrdered', 'PlacementReviewed', 'NoChildrenPlaced', 'NoActionNeeded', 'Other')),
    note text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (council_id, id)
);
create index on {schema}.notice_action (council_id, notice_id, id);
create index on {schema}.notice_action (notice_id, kind, council_id);
