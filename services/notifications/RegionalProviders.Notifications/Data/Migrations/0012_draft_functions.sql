-- What drafts ask of rows that their readers may not see. These work as the owner, and no row leaves them.

-- How many councils have children there: a number, for the host authority and for coordinators who may see the draft.
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

-- A draft that no member is to issue (its host authority is unknown, or in no consortium) is a coordinator's to dismiss,
-- unless councils of other consortia have children there: those are to be warned by somebody else then.
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

-- Waiting drafts that an open notice tells of need no other. Whoever raises a notice may cover drafts that it does not
-- see. It must be a notice that reaches the host authority, where that is in a consortium. A draft is about a
-- registration: a notice that names any of its settings tells of it. Planned once for each connection instead of at each
-- notice, and over at once where no draft of a setting that the notice tells of waits: so it is for nearly all notices.
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
            -- What was told before the register said otherwise is no news of what has happened since.
            and not exists (
                select from {schema}.notice_draft o
                where o.setting_id = w.setting_id and o.cause = w.cause and o.scale = w.scale and o.ended_at >= n.issued_at)
        order by w.id, n.id desc
    ) told
    where d.id = told.id and d.state = 'Waiting';
end $$;
revoke all on function {schema}.cover_drafts(uuid, uuid, timestamptz) from public;
grant execute on function {schema}.cover_drafts(uuid, uuid, timestamptz) to {app};

-- A draft whose notice was retracted waits again, with its time from the start, unless it is so no longer or another
-- notice tells of it. What a retraction may open again is found by any of the registration's settings too.
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
