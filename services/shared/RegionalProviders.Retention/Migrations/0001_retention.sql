-- Retention of a council's records: legal holds, which stop deletion, and decisions. Both belong to the council. The
-- service defines its kinds of item, and lists the items in a view "retained" (docs/retention.md).

create table {schema}.legal_hold (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    -- Unspecified holds everything of the council.
    kind text not null,
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
    kind text not null check (kind <> 'Unspecified'),
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
-- An item is deleted only once.
create unique index on {schema}.retention_decision (tenant_id, item_id) where outcome = 'Delete';

do $$
declare
    t text;
begin
    foreach t in array array['legal_hold', 'retention_decision']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
        execute format(
            'create policy own on {schema}.%I using (tenant_id = (select {schema}.tenant_id()))
             with check (tenant_id = (select {schema}.tenant_id()))', t);
    end loop;
end $$;
grant select, insert, update (released_at, released_by, release_reason) on {schema}.legal_hold to {app};
grant select, insert, update (records_deleted) on {schema}.retention_decision to {app};

-- When an item comes up for review: on the day it is due, or the day until which it is kept, whichever is later; and
-- whether a hold applies to it. The planner inlines this function.
create function {schema}.retention_of(tenant uuid, item uuid, due_on date) returns table (review_on date, held boolean)
language sql stable as $$
    select greatest(due_on, (
            select max(d.keep_until) from {schema}.retention_decision d
            where d.tenant_id = tenant and d.item_id = item)),
        exists (
            select from {schema}.legal_hold h
            where h.tenant_id = tenant and h.released_at is null and (h.kind = 'Unspecified' or h.item_id = item))
$$;

-- Whether deletion of an item was decided and no hold stops it: for restrictive policies on the service's tables.
create function {schema}.may_delete(item uuid) returns boolean
language sql stable
return exists (
        select from {schema}.retention_decision d
        where d.tenant_id = {schema}.tenant_id() and d.item_id = item and d.outcome = 'Delete')
    and not exists (
        select from {schema}.legal_hold h
        where h.tenant_id = {schema}.tenant_id() and h.released_at is null
            and (h.kind = 'Unspecified' or h.item_id = item));
revoke all on function {schema}.may_delete(uuid) from public;
grant execute on function {schema}.may_delete(uuid) to {app};
