-- A registration may have settings beside its primary one: premises of supported accommodation. What a regulator says of
-- a registration holds for all of them.

-- The others; the primary one is in register_entry, with what is known of the registration.
create table {schema}.register_premises (
    regulator smallint not null,
    urn text not null,
    setting_id uuid not null,
    host_council_id uuid,
    service_type smallint not null,
    primary key (urn, regulator, setting_id)
);
create index on {schema}.register_premises (setting_id);
alter table {schema}.register_premises enable row level security;
alter table {schema}.register_premises force row level security;
create policy readers on {schema}.register_premises for select
    using ((select {schema}.principal_kind()) in ('council', 'coordinator', 'system'));
-- A provider reports significant events in its own settings.
create policy own_settings on {schema}.register_premises for select
    using (exists (
        select from {schema}.register_entry r
        where r.urn = register_premises.urn and r.regulator = register_premises.regulator
            and r.organisation_id = (select {schema}.organisation_id())));
create policy feed on {schema}.register_premises
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, update, delete on {schema}.register_premises to {app};

-- Every setting of every registration.
create view {schema}.registered_setting with (security_invoker = true) as
    select regulator, urn, setting_id, organisation_id, host_council_id, service_type, updated_at
    from {schema}.register_entry
    union all
    select p.regulator, p.urn, p.setting_id, r.organisation_id, p.host_council_id, p.service_type, r.updated_at
    from {schema}.register_premises p join {schema}.register_entry r on r.urn = p.urn and r.regulator = p.regulator;
grant select on {schema}.registered_setting to {app};

-- The settings named, with all others of their registrations.
create function {schema}.with_premises(settings uuid[]) returns uuid[]
language sql stable
as $$
    select array(
        select unnest(settings)
        union
        select o.setting_id
        from {schema}.registered_setting s
        join {schema}.registered_setting o on o.urn = s.urn and o.regulator = s.regulator
        where s.setting_id = any (settings))
$$;

-- Where a word of the regulator concerns the caller's council: the settings of registrations in which it has children.
create function {schema}.placed_settings() returns uuid[]
language sql stable
as $$
    select {schema}.with_premises(array(
        select p.setting_id from {schema}.position p
        where p.council_id = (select {schema}.tenant_id()) and p.live_count > 0))
$$;

alter policy affected on {schema}.notice_draft
    using (
        setting_id = any ((select {schema}.placed_settings())::uuid[])
        and cardinality((select {schema}.consortium_ids())::uuid[]) > 0);
alter policy affected_change on {schema}.notice_draft
    using (
        setting_id = any ((select {schema}.placed_settings())::uuid[])
        and cardinality((select {schema}.consortium_ids())::uuid[]) > 0);

create or replace function {schema}.affected_councils(of_draft uuid) returns integer
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

-- A draft is about a registration: a notice that names any of its settings tells of it. Planned once for each connection
-- instead of at each notice, and over at once where no draft of a setting that the notice tells of waits: so it is for
-- nearly all notices.
create or replace function {schema}.cover_drafts(of_draft uuid, of_notice uuid, at timestamptz) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if of_draft is null and of_notice is not null and not exists (
        select from {schema}.notice_draft w
        where w.state = 1 and w.setting_id = any (array(
            select unnest({schema}.with_premises(n.setting_ids)) from {schema}.notice n where n.id = of_notice
            union all
            select r.setting_id from {schema}.notice n
            join {schema}.register_entry r on r.organisation_id = n.organisation_id
            where n.id = of_notice and n.organisation_wide)))
    then
        return;
    end if;
    update {schema}.notice_draft d
    set state = 3, notice_id = told.notice_id, decided_at = at, version = d.version + 1
    from (
        select distinct on (w.id) w.id, n.id as notice_id
        from {schema}.notice_draft w
        join {schema}.notice n on n.state = 1 and (n.matters && w.matters or n.categories && w.categories)
            and (
                n.setting_ids && {schema}.with_premises(array[w.setting_id])
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
    where d.id = told.id and d.state = 1;
end $$;
-- What a retraction may open again must be found by any of the settings too.
create or replace function {schema}.reopen_drafts(of_notice uuid, at timestamptz, due timestamptz) returns void
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
        d.setting_id = any ({schema}.with_premises(array(
            select s.setting_id from {schema}.notice_setting s where s.notice_id = of_notice)))
        or exists (
            select from {schema}.notice n
            where n.id = of_notice and n.organisation_wide and n.organisation_id = any (array(
                select r.organisation_id from {schema}.register_entry r where r.setting_id = d.setting_id))))
$$;
