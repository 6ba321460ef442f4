-- The inbox of each council, and what it does about notices: its own alone.

-- The last cursor of an inbox. Whoever delivers holds the row until it commits, so that cursors are seen in their order
-- and without gaps.
create table {schema}.inbox_counter (
    council_id uuid primary key,
    last bigint not null
);
create table {schema}.delivery (
    council_id uuid not null,
    seq bigint not null,
    notice_id uuid not null references {schema}.notice,
    version integer not null,
    change smallint not null,
    affected boolean not null,
    circulated_at timestamptz not null,
    delivered_at timestamptz,
    delivered_by smallint not null default 0,
    primary key (council_id, seq),
    -- Once, whatever the bus delivers how often.
    unique (council_id, notice_id, version),
    check ((delivered_at is null) = (delivered_by = 0))
);
create index on {schema}.delivery (notice_id, version);
create index on {schema}.delivery (council_id, seq) where delivered_at is null;
create table {schema}.notice_work (
    council_id uuid not null,
    notice_id uuid not null references {schema}.notice,
    due_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    -- Nothing is asked any more: the notice was retracted.
    ended_at timestamptz,
    assigned_to text not null default '',
    primary key (council_id, notice_id),
    check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index on {schema}.notice_work (notice_id);
create index on {schema}.notice_work (council_id, due_at) where acknowledged_at is null and ended_at is null;
create table {schema}.notice_action (
    id uuid not null,
    council_id uuid not null default {schema}.tenant_id(),
    notice_id uuid not null references {schema}.notice,
    kind smallint not null,
    note text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (council_id, id)
);
create index on {schema}.notice_action (council_id, notice_id, id);
create index on {schema}.notice_action (notice_id, kind, council_id);

do $$
declare
    t text;
begin
    foreach t in array array['inbox_counter', 'delivery', 'notice_work', 'notice_action']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
    end loop;
    foreach t in array array['inbox_counter', 'delivery', 'notice_work']
    loop
        execute format(
            'create policy own on {schema}.%I for select using (council_id = (select {schema}.tenant_id()))', t);
        execute format(
            'create policy circulate on {schema}.%I
                using ((select {schema}.principal_kind()) = ''system'')
                with check ((select {schema}.principal_kind()) = ''system'')', t);
    end loop;
    foreach t in array array['delivery', 'notice_work']
    loop
        execute format(
            'create policy own_change on {schema}.%I for update
                using (council_id = (select {schema}.tenant_id()))
                with check (council_id = (select {schema}.tenant_id()))', t);
    end loop;
end $$;
create policy own on {schema}.notice_action
    using (council_id = (select {schema}.tenant_id())) with check (council_id = (select {schema}.tenant_id()));

grant select, insert, update on {schema}.inbox_counter to {app};
grant select, insert on {schema}.delivery to {app};
grant update (delivered_at, delivered_by) on {schema}.delivery to {app};
grant select, insert on {schema}.notice_work to {app};
grant update (due_at, acknowledged_at, acknowledged_by, ended_at, assigned_to) on {schema}.notice_work to {app};
grant select, insert on {schema}.notice_action to {app};

-- What members did, in numbers: casework is each council's own, so it is counted as the owner, for those who may see the
-- notice, and no row leaves it. Kind 0 counts those that it was circulated to, -1 those of them that acknowledged it.
create policy outcomes on {schema}.notice for select to {owner} using (true);
create policy outcomes on {schema}.notice_work for select to {owner} using (true);
create policy outcomes on {schema}.notice_action for select to {owner} using (true);

create function {schema}.notice_outcomes(of_notice uuid) returns table (kind integer, councils integer)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    with readable as (
        select n.id from {schema}.notice n
        where n.id = of_notice and (
            n.issuing_council_id = (select {schema}.tenant_id())
            or n.consortium_ids && (select {schema}.consortium_ids())::uuid[])
    )
    select 0, count(*)::integer from {schema}.notice_work w join readable n on n.id = w.notice_id
    union all
    select -1, count(*)::integer from {schema}.notice_work w join readable n on n.id = w.notice_id
    where w.acknowledged_at is not null
    union all
    select a.kind, count(distinct a.council_id)::integer
    from {schema}.notice_action a join readable n on n.id = a.notice_id
    group by a.kind
$$;
revoke all on function {schema}.notice_outcomes(uuid) from public;
grant execute on function {schema}.notice_outcomes(uuid) to {app};
