-- Drafts of notices, made when the register learns something that the host authority is to warn of.

-- What was last learnt of a setting, so that what comes late or again is known to be old: imports have their ids in the
-- order of time. Topic 0 is the status of its registration, any other the scale of a judgement.
create table {schema}.register_change (
    setting_id uuid not null,
    topic smallint not null,
    import_id uuid not null,
    primary key (setting_id, topic)
);
create table {schema}.notice_draft (
    id uuid primary key,
    cause smallint not null,
    regulator smallint not null,
    urn text not null,
    setting_id uuid not null,
    -- The council of today; null where unknown.
    host_council_id uuid,
    scale smallint not null,
    old_value text not null,
    new_value text not null,
    inspected_on date,
    published_on date,
    status smallint not null,
    effective_on date,
    import_id uuid not null,
    matters smallint[] not null,
    categories smallint[] not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    escalated_at timestamptz,
    -- 1 waiting, 2 issued, 3 covered, 4 dismissed, 5 superseded.
    state smallint not null,
    notice_id uuid references {schema}.notice,
    reason text not null default '',
    decided_at timestamptz,
    ended_at timestamptz,
    version integer not null,
    -- What an import tells of a setting is drafted once, however often it is told.
    unique (setting_id, cause, scale, import_id),
    check (cardinality(matters) + cardinality(categories) > 0),
    check ((state in (2, 3)) = (notice_id is not null)),
    check ((state = 4) = (reason <> '')),
    check ((state = 1) = (decided_at is null)),
    check (state <> 1 or ended_at is null)
);
create unique index on {schema}.notice_draft (setting_id, cause, scale) where state = 1;
create index on {schema}.notice_draft (host_council_id, id);
create index on {schema}.notice_draft (setting_id);
create index on {schema}.notice_draft (urn) where state = 1;
create index on {schema}.notice_draft (due_at) where state = 1 and escalated_at is null;
create index on {schema}.notice_draft (notice_id);

alter table {schema}.register_change enable row level security;
alter table {schema}.register_change force row level security;
alter table {schema}.notice_draft enable row level security;
alter table {schema}.notice_draft force row level security;

-- A council knows where it has children itself.
create policy own on {schema}.position for select using (council_id = (select {schema}.tenant_id()));

create policy feed on {schema}.register_change
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
create policy feed on {schema}.notice_draft
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, update on {schema}.register_change to {app};
grant select, insert on {schema}.notice_draft to {app};
grant update (host_council_id, due_at, escalated_at, state, notice_id, reason, decided_at, ended_at, version)
    on {schema}.notice_draft to {app};

-- Whether a council is in any consortium today. A council and a coordinator see memberships of their own consortia only.
create policy known on {schema}.membership for select to {owner} using (true);
create function {schema}.is_member(council uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select exists (
        select from {schema}.membership m
        where m.council_id = council
          and m.from_on <= {schema}.today() and (m.to_on is null or m.to_on >= {schema}.today()))
$$;
revoke all on function {schema}.is_member(uuid) from public;
grant execute on function {schema}.is_member(uuid) to {app};

-- Whether the caller coordinates for a host authority: as coordinator of a consortium that it is in today, and as any
-- coordinator where it is in none.
create function {schema}.coordinates(council uuid) returns boolean
language sql stable
as $$
    select (select {schema}.principal_kind()) = 'coordinator' and (
        not {schema}.is_member(council)
        or exists (
            select from {schema}.membership m
            where m.council_id = council and m.consortium_id = any ({schema}.coordinator_of())
              and m.from_on <= {schema}.today() and (m.to_on is null or m.to_on >= {schema}.today())))
$$;

create policy host on {schema}.notice_draft for select
    using (host_council_id = (select {schema}.tenant_id()) and cardinality((select {schema}.consortium_ids())::uuid[]) > 0);
create policy affected on {schema}.notice_draft for select
    using (
        setting_id = any (array(
            select p.setting_id from {schema}.position p
            where p.council_id = (select {schema}.tenant_id()) and p.live_count > 0))
        and cardinality((select {schema}.consortium_ids())::uuid[]) > 0);
create policy coordinators on {schema}.notice_draft for select
    using (escalated_at is not null and {schema}.coordinates(host_council_id));
create policy host_change on {schema}.notice_draft for update
    using (host_council_id = (select {schema}.tenant_id()) and cardinality((select {schema}.consortium_ids())::uuid[]) > 0)
    with check (host_council_id = (select {schema}.tenant_id()) and state in (2, 4));
create policy affected_change on {schema}.notice_draft for update
    using (
        setting_id = any (array(
            select p.setting_id from {schema}.position p
            where p.council_id = (select {schema}.tenant_id()) and p.live_count > 0))
        and cardinality((select {schema}.consortium_ids())::uuid[]) > 0)
    with check (
        state = 2
        and exists (
            select from {schema}.notice n where n.id = notice_id and n.issuing_council_id = (select {schema}.tenant_id())));

-- How many councils have children there: a number, for the host authority and for coordinators who may see the draft.
create policy counted on {schema}.position for select to {owner} using (true);
create policy counted on {schema}.notice_draft for select to {owner} using (true);
create function {schema}.affected_councils(of_draft uuid) returns integer
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select (select count(*)::integer from {schema}.position p where p.setting_id = d.setting_id and p.live_count > 0)
    from {schema}.notice_draft d
    where d.id = of_draft and (
        d.host_council_id = (select {schema}.tenant_id())
        or d.escalated_at is not null and {schema}.coordinates(d.host_council_id))
$$;
revoke all on function {schema}.affected_councils(uuid) from public;
grant execute on function {schema}.affected_councils(uuid) to {app};

-- Waiting drafts that an open notice tells of need no other. Whoever raises a notice may cover drafts that it does not
-- see; nothing of them leaves. It must be a notice that reaches the host authority, where that is in a consortium.
create policy covered on {schema}.notice_draft for update to {owner} using (true) with check (true);
create function {schema}.cover_drafts(of_draft uuid, of_notice uuid, at timestamptz) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update {schema}.notice_draft d
    set state = 3, notice_id = told.notice_id, decided_at = at, version = d.version + 1
    from (
        select distinct on (w.id) w.id, n.id as notice_id
        from {schema}.notice_draft w
        join {schema}.notice n on n.state = 1 and (n.matters && w.matters or n.categories && w.categories)
            and (
                w.setting_id = any (n.setting_ids)
                or n.organisation_wide and n.organisation_id = any (array(
                    select r.organisation_id from {schema}.register_entry r where r.setting_id = w.setting_id)))
            and (
                n.issuing_council_id = w.host_council_id
                or not {schema}.is_member(w.host_council_id)
                or exists (
                    select from {schema}.membership m
                    where m.council_id = w.host_council_id and m.consortium_id = any (n.consortium_ids)
                      and m.from_on <= {schema}.today() and (m.to_on is null or m.to_on >= {schema}.today())))
        where w.state = 1 and (of_draft is null or w.id = of_draft) and (of_notice is null or n.id = of_notice)
            -- What was told before the register said otherwise is no news of what has happened since.
            and not exists (
                select from {schema}.notice_draft o
                where o.setting_id = w.setting_id and o.cause = w.cause and o.scale = w.scale and o.ended_at >= n.issued_at)
        order by w.id, n.id desc
    ) told
    where d.id = told.id and d.state = 1
$$;
revoke all on function {schema}.cover_drafts(uuid, uuid, timestamptz) from public;
grant execute on function {schema}.cover_drafts(uuid, uuid, timestamptz) to {app};

-- A draft whose notice was withdrawn waits again, with its time from the start, unless it is so no longer or another
-- notice tells of it.
create function {schema}.reopen_drafts(of_notice uuid, at timestamptz, due timestamptz) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update {schema}.notice_draft d
    set state = 1, notice_id = null, decided_at = null, due_at = due, escalated_at = null, version = d.version + 1
    from {schema}.notice n
    where d.notice_id = of_notice and n.id = of_notice and n.state = 3 and d.ended_at is null
      and not exists (
          select from {schema}.notice_draft o
          where o.state = 1 and o.setting_id = d.setting_id and o.cause = d.cause and o.scale = d.scale)
      and not exists (
          select from {schema}.notice_draft l
          where l.notice_id = of_notice and l.setting_id = d.setting_id and l.cause = d.cause and l.scale = d.scale
            and l.ended_at is null and l.id > d.id);
    select {schema}.cover_drafts(d.id, null, at)
    from {schema}.notice_draft d
    where d.state = 1 and (
        d.setting_id = any (array(select s.setting_id from {schema}.notice_setting s where s.notice_id = of_notice))
        or exists (
            select from {schema}.notice n
            where n.id = of_notice and n.organisation_wide and n.organisation_id = any (array(
                select r.organisation_id from {schema}.register_entry r where r.setting_id = d.setting_id))))
$$;
revoke all on function {schema}.reopen_drafts(uuid, timestamptz, timestamptz) from public;
grant execute on function {schema}.reopen_drafts(uuid, timestamptz, timestamptz) to {app};
