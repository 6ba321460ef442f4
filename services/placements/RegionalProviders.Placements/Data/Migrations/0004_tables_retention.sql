-- How long returns and agreements are kept: what stops their deletion, and what was decided. A council's own.

create table {schema}.legal_hold (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    -- Unspecified holds everything of the council.
    kind text not null check (kind in ('Unspecified', 'Submission', 'Agreement')),
    item_id uuid,
    reason text not null,
    placed_at timestamptz not null,
    placed_by text not null default {schema}.subject(),
    released_at timestamptz,
    released_by text,
    release_reason text,
    check ((kind = 'Unspecified') = (item_id is null)),
    check (num_nonnulls(released_at, released_by, release_reason) in (0, 3)),
    primary key (tenant_id, id)
);
create index on {schema}.legal_hold (tenant_id, item_id) where released_at is null;

create table {schema}.retention_decision (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    kind text not null check (kind in ('Submission', 'Agreement')),
    item_id uuid not null,
    outcome text not null check (outcome in ('Delete', 'Keep')),
    keep_until date,
    reason text not null,
    decided_at timestamptz not null,
    decided_by text not null default {schema}.subject(),
    records_deleted integer not null default 0,
    check ((outcome = 'Keep') = (keep_until is not null)),
    primary key (tenant_id, id)
);
create index on {schema}.retention_decision (tenant_id, item_id);
-- Deleted is deleted once.
create unique index on {schema}.retention_decision (tenant_id, item_id) where outcome = 'Delete';
