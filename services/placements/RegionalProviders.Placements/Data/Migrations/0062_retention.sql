-- How long returns and agreements are kept: what stops their deletion, and what was decided. A council's own.

create table {schema}.legal_hold (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    -- 1 for a return, 2 for an agreement, 0 for everything of the council.
    kind smallint not null,
    item_id uuid,
    reason text not null,
    placed_at timestamptz not null,
    placed_by text not null default {schema}.subject(),
    released_at timestamptz,
    released_by text,
    release_reason text,
    check ((kind = 0) = (item_id is null)),
    check (num_nonnulls(released_at, released_by, release_reason) in (0, 3)),
    primary key (tenant_id, id)
);
create index on {schema}.legal_hold (tenant_id, item_id) where released_at is null;

create table {schema}.retention_decision (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    kind smallint not null,
    item_id uuid not null,
    -- 1 for deleted, 2 for kept until a day.
    outcome smallint not null,
    keep_until date,
    reason text not null,
    decided_at timestamptz not null,
    decided_by text not null default {schema}.subject(),
    records_deleted integer not null default 0,
    check (kind in (1, 2) and (outcome = 2) = (keep_until is not null)),
    primary key (tenant_id, id)
);
create index on {schema}.retention_decision (tenant_id, item_id);
-- Deleted is deleted once.
create unique index on {schema}.retention_decision (tenant_id, item_id) where outcome = 1;

alter table {schema}.legal_hold enable row level security;
alter table {schema}.legal_hold force row level security;
alter table {schema}.retention_decision enable row level security;
alter table {schema}.retention_decision force row level security;
create policy own on {schema}.legal_hold
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
create policy own on {schema}.retention_decision
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
-- A council's key is not deleted while something is held.
create policy forget on {schema}.legal_hold for select
    using ((select {schema}.principal_kind()) = 'system');
grant select, insert, update (released_at, released_by, release_reason) on {schema}.legal_hold to {app};
grant select, insert, update (records_deleted) on {schema}.retention_decision to {app};

-- When the rows of a return were deleted by a decision. Its state and counts stay.
alter table {schema}.submission add column purged_at timestamptz;
grant update (purged_at) on {schema}.submission to {app};

-- Whether deletion of an item was decided and nothing stops it. As the caller.
create function {schema}.may_delete(item uuid) returns boolean
language sql stable
return exists (
        select from {schema}.retention_decision d
        where d.tenant_id = {schema}.tenant_id() and d.item_id = item and d.outcome = 1)
    and not exists (
        select from {schema}.legal_hold h
        where h.tenant_id = {schema}.tenant_id() and h.released_at is null and (h.kind = 0 or h.item_id = item));
revoke all on function {schema}.may_delete(uuid) from public;
grant execute on function {schema}.may_delete(uuid) to {app};

-- Agreements and what hangs on them: no row goes without a decision, whatever the program asks.
do $$
declare
    t text;
begin
    foreach t in array array['agreement', 'outcome', 'cost_schedule', 'cost_line', 'approval', 'oversight',
        'liberty_authorisation', 'agreement_change']
    loop
        execute format('grant delete on {schema}.%I to {app}', t);
        execute format('create policy decided on {schema}.%I as restrictive for delete using ({schema}.may_delete(%s))',
            t, case t when 'agreement' then 'id' else 'agreement_id' end);
    end loop;
end $$;

-- What is kept, and the day on which it comes up for review: seven years after the last day of its window or its end, or
-- the day until which it is kept. As the caller, under the caller's policies.
create view {schema}.retained with (security_invoker = true) as
select i.*, greatest(i.due_on, (
        select max(d.keep_until) from {schema}.retention_decision d
        where d.tenant_id = i.tenant_id and d.item_id = i.item_id)) as review_on,
    exists (
        select from {schema}.legal_hold h
        where h.tenant_id = i.tenant_id and h.released_at is null and (h.kind = 0 or h.item_id = i.item_id)) as held
from (
    select s.council_id as tenant_id, 1::smallint as kind, s.id as item_id, w.year, s.row_count,
        (w.closes_on + interval '7 years')::date as due_on
    from {schema}.submission s join {schema}.submission_window w on w.id = s.window_id
    where s.purged_at is null
    union all
    select a.tenant_id, 2::smallint, a.id, extract(year from a.ended_on)::integer, 0,
        (a.ended_on + interval '7 years')::date
    from {schema}.agreement a where a.ended_on is not null
) i
where i.tenant_id = (select {schema}.tenant_id());
grant select on {schema}.retained to {app};
