-- Functions used by policies and statements.

-- Whether a council is in any consortium today. Runs as the owner, as callers see only memberships of their own consortia.
create policy known on {schema}.membership for select to {owner} using (true);
create function {schema}.is_in_consortium(council uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select exists (select from {schema}.members() m where m.council_id = council)
$$;
revoke all on function {schema}.is_in_consortium(uuid) from public;
grant execute on function {schema}.is_in_consortium(uuid) to {app};

-- Whether the caller coordinates for a host authority: as the coordinator of a consortium that it is in today or, if it
-- is in none, as any coordinator.
create function {schema}.coordinates(council uuid) returns boolean
language sql stable
as $$
    select (select {schema}.principal_kind()) = 'coordinator' and (
        not {schema}.is_in_consortium(council)
        or {schema}.is_member(council, {schema}.coordinator_of()))
$$;

-- Counts of what members did about a notice. A council's casework is its own, so the counting runs as the owner, for
-- callers who may see the notice, and returns no rows of casework. In addition to the kinds of action it counts the
-- councils that the notice was circulated to, and those of them that acknowledged it. Of fewer than five councils only
-- their number is returned: each of so few could work out what the others did.
create function {schema}.notice_outcomes(of_notice uuid) returns table (kind text, councils integer)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    with readable as (
        select n.id from {schema}.notice n
        where n.id = of_notice and (
            n.issuing_council_id = (select {schema}.tenant_id())
            or n.consortium_ids && (select {schema}.consortium_ids())::uuid[])
    ), circulated as (
        select count(*)::integer as councils, count(w.acknowledged_at)::integer as acknowledged
        from {schema}.notice_work w join readable n on n.id = w.notice_id
    )
    select 'Circulated', councils from circulated
    union all
    select 'Acknowledged', acknowledged from circulated where councils >= 5
    union all
    select a.kind, count(distinct a.council_id)::integer
    from {schema}.notice_action a join readable n on n.id = a.notice_id
    where (select councils from circulated) >= 5
    group by a.kind
$$;
revoke all on function {schema}.notice_outcomes(uuid) from public;
grant execute on function {schema}.notice_outcomes(uuid) to {app};

-- Overdue acknowledgements. A coordinator may not see the casework of councils, so this runs as the owner and returns
-- only who has not acknowledged which notice in time.
create function {schema}.overdue_acknowledgements(
    now timestamptz, after_due timestamptz, after_council uuid, after_notice uuid, max_rows integer)
returns table (
    council_id uuid, notice_id uuid, organisation_name text, urgent boolean, due_at timestamptz, reminded_at timestamptz)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select w.council_id, w.notice_id, n.organisation_name, n.urgent, w.due_at, w.reminded_at
    from {schema}.notice_work w join {schema}.notice n on n.id = w.notice_id
    where w.acknowledged_at is null and w.ended_at is null and n.state <> 'Retracted'
        and (
            w.council_id = (select {schema}.tenant_id()) and w.due_at <= now - interval '1 second'
                and n.consortium_ids && (select {schema}.consortium_ids())::uuid[]
            or w.escalates_at <= now - interval '1 second' and exists (
                select from {schema}.members() m
                where m.council_id = w.council_id
                    and m.consortium_id = any ((select {schema}.coordinator_of())::uuid[])
                    and m.consortium_id = any (n.consortium_ids)))
        and (after_due is null or (w.due_at, w.council_id, w.notice_id) > (after_due, after_council, after_notice))
    order by w.due_at, w.council_id, w.notice_id
    limit max_rows
$$;
revoke all on function {schema}.overdue_acknowledgements(timestamptz, timestamptz, uuid, uuid, integer) from public;
grant execute on function {schema}.overdue_acknowledgements(timestamptz, timestamptz, uuid, uuid, integer) to {app};
