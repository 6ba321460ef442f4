-- Functions that use rows which the readers of drafts may not see. They run as the owner and return none of these rows.

-- Number of councils with children placed there, for the host authority and for coordinators who may see the draft.
create function {schema}.affected_councils(of_draft uuid) returns integer
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select (
        select count(distinct p.council_id)::integer from {schema}.position p
        where p.live_count > 0 and p.setting_id = any ({schema}.with_premises(array[d.setting_id])))
    from {schema}.notice_draft d
    where d.id = of_draft and (
        d.host_council_id = (select {schema}.tenant_id())
        or d.escalated_at is not null and {schema}.coordinates(d.host_council_id))
$$;
revoke all on function {schema}.affected_councils(uuid) from public;
grant execute on function {schema}.affected_councils(uuid) to {app};

-- A draft that no member is responsible for issuing (its host authority is unknown, or in no consortium) may be
-- dismissed by a coordinator, unless councils of other consortia have children there: they would have to be warned by
-- somebody else.
create function {schema}.decides_alone(of_draft uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select (select {schema}.principal_kind()) = 'coordinator' and exists (
        select from {schema}.notice_draft d
        where d.id = of_draft and d.escalated_at is not null and not {schema}.is_in_consortium(d.host_council_id)
            and not exists (
                select from {schema}.position p
                where p.live_count > 0 and p.setting_id = any ({schema}.with_premises(array[d.setting_id]))
                    and {schema}.is_in_consortium(p.council_id)
                    and not {schema}.is_member(p.council_id, {schema}.coordinator_of())))
$$;
revoke all on function {schema}.decides_alone(uuid) from public;
grant execute on function {schema}.decides_alone(uuid) to {app};

-- Marks waiting drafts as covered if an open notice already reports the same. Whoever raises a notice may cover drafts
-- that it cannot see. If the host authority is in a consortium, the notice must reach it. A draft is about a
-- registration, so a notice that names any of its settings covers it. In PL/pgSQL, so that plans are cached per
-- connection; returns at once if no draft of a setting that the notice concerns is waiting, which holds for nearly all
-- notices.
create function {schema}.cover_drafts(of_draft uuid, of_notice uuid, at timestamptz) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if of_draft is null and of_notice is not null and not exists (
        select from {schema}.notice_draft w
        where w.state = 'Waiting' and w.setting_id = any (array(
            select unnest({schema}.with_premises(n.setting_ids)) from {schema}.notice n where n.id = of_notice
            union all
            select r.setting_id from {schema}.notice n
            join {schema}.register_entry r on r.organisation_id = n.organisation_id
            where n.id = of_notice and n.organisation_wide)))
    then
        return;
    end if;
    update {schema}.notice_draft d
    set state = 'Covered', notice_id = told.notice_id, decided_at = at, version = d.version + 1
    from (
        select distinct on (w.id) w.id, n.id as notice_id
        from {schema}.notice_draft w
        join {schema}.notice n on n.state = 'Open' and (n.matters && w.matters or n.categories && w.categories)
            and (
                n.setting_ids && {schema}.with_premises(array[w.setting_id])
                or n.organisation_wide and n.organisation_id = any (array(
                    select r.organisation_id from {schema}.register_entry r where r.setting_id = w.setting_id)))
            and (
                n.issuing_council_id = w.host_council_id
                or not {schema}.is_in_consortium(w.host_council_id)
                or {schema}.is_member(w.host_council_id, n.consortium_ids))
        where w.state = 'Waiting' and (of_draft is null or w.id = of_draft) and (of_notice is null or n.id = of_notice)
            -- A notice issued before the register showed that the cause had ended does not cover a new occurrence of it.
            and not exists (
                select from {schema}.notice_draft o
                where o.setting_id = w.setting_id and o.cause = w.cause and o.scale = w.scale and o.ended_at >= n.issued_at)
        order by w.id, n.id desc
    ) told
    where d.id = told.id and d.state = 'Waiting';
end $$;
revoke all on function {schema}.cover_drafts(uuid, uuid, timestamptz) from public;
grant execute on function {schema}.cover_drafts(uuid, uuid, timestamptz) to {app};

-- Returns drafts of a retracted notice to the waiting state and restarts their time limit, unless their cause has ended
-- or another notice covers them. Drafts that this leaves uncovered are found through any of the registration's
-- settings.
create function {schema}.reopen_drafts(of_notice uuid, at timestamptz, due timestamptz) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update {schema}.notice_draft d
    set state = 'Waiting', notice_id = null, decided_at = null, due_at = due, escalated_at = null, version = d.version + 1
    from {schema}.notice n
    where d.notice_id = of_notice and n.id = of_notice and n.state = 'Retracted' and d.ended_at is null
      and not exists (
          select from {schema}.notice_draft o
          where o.state = 'Waiting' and o.setting_id = d.setting_id and o.cause = d.cause and o.scale = d.scale)
      and not exists (
          select from {schema}.notice_draft l
          where l.notice_id = of_notice and l.setting_id = d.setting_id and l.cause = d.cause and l.scale = d.scale
            and l.ended_at is null and l.id > d.id);
    select {schema}.cover_drafts(d.id, null, at)
    from {schema}.notice_draft d
    where d.state = 'Waiting' and (
        d.setting_id = any ({schema}.with_premises(array(
            select s.setting_id from {schema}.notice_setting s where s.notice_id = of_notice)))
        or exists (
            select from {schema}.notice n
            where n.id = of_notice and n.organisation_wide and n.organisation_id = any (array(
                select r.organisation_id from {schema}.register_entry r where r.setting_id = d.setting_id))))
$$;
revoke all on function {schema}.reopen_drafts(uuid, timestamptz, timestamptz) from public;
grant execute on function {schema}.reopen_drafts(uuid, timestamptz, timestamptz) to {app};
