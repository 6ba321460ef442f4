-- Functions and views. They run with the caller's policies, except regional_placements, which runs as the owner.

-- Pence accrued from a weekly amount after a number of days: rounded once, half away from zero.
create function {schema}.accrued(weekly bigint, days integer) returns bigint
language sql immutable parallel safe return (2 * weekly * greatest(days, 0) + 7) / 14;

-- Pence of a unit (a weekly amount from a first day up to but excluding an end day, null for no end) that accrue from
-- one day up to but excluding another: the amount accrued by the second day less that accrued by the first.
create function {schema}.accrued_between(
    weekly bigint, from_on date, until_on date, first_day date, end_day date
) returns bigint
language sql immutable parallel safe return
    {schema}.accrued(weekly, least(end_day, until_on) - from_on)
    - {schema}.accrued(weekly, least(first_day, end_day, until_on) - from_on);
grant execute on function {schema}.accrued, {schema}.accrued_between to {app};

-- When each schedule and line is in force: from from_on up to but excluding until_on; null means no end. Rows whose
-- until_on is not after from_on are never in force.
create view {schema}.dated_schedule with (security_invoker = true) as
select s.*, (
    select min(later.effective_on) from {schema}.cost_schedule later
    where later.tenant_id = s.tenant_id and later.agreement_id = s.agreement_id and later.number > s.number
) as superseded_on
from {schema}.cost_schedule s;

create view {schema}.dated_line with (security_invoker = true) as
select l.*, s.effective_on, s.superseded_on, a.setting_id, a.ended_on,
    greatest(a.start_on, s.effective_on, l.start_on) as from_on,
    least(l.end_on, s.superseded_on, a.ended_on) as until_on
from {schema}.cost_line l
join {schema}.dated_schedule s on s.tenant_id = l.tenant_id and s.agreement_id = l.agreement_id and s.number = l.schedule
join {schema}.agreement a on a.tenant_id = l.tenant_id and a.id = l.agreement_id;

-- Authorisations of a deprivation of liberty that have not been withdrawn.
create view {schema}.standing_liberty with (security_invoker = true) as
select tenant_id, agreement_id, from_on, until_on from {schema}.liberty_authorisation where withdrawn_at is null;

-- Retained items and the day on which each is due for review: seven years after the last day of its window or its end,
-- or the day until which a decision keeps it.
create view {schema}.retained with (security_invoker = true) as
select i.*, r.review_on, r.held
from (
    select s.council_id as tenant_id, 'Submission' as kind, s.id as item_id, w.year, s.row_count,
        (w.closes_on + interval '7 years')::date as due_on
    from {schema}.submission s join {schema}.submission_window w on w.id = s.window_id
    where s.purged_at is null
    union all
    select a.tenant_id, 'Agreement', a.id, extract(year from a.ended_on)::integer, 0,
        (a.ended_on + interval '7 years')::date
    from {schema}.agreement a where a.ended_on is not null
) i
cross join {schema}.retention_of(i.tenant_id, i.item_id, i.due_on) r
where i.tenant_id = (select {schema}.tenant_id());

grant select on {schema}.dated_schedule, {schema}.dated_line, {schema}.standing_liberty, {schema}.retained to {app};

-- Precedence of regulators if several use the same number: Ofsted's, the first, is the one that returns mean.
create function {schema}.regulator_place(regulator text) returns integer
language sql immutable parallel safe return
    array_position(array['Ofsted', 'Gias', 'Cqc', 'CareInspectorateScotland', 'CareInspectorateWales'], regulator);
revoke all on function {schema}.regulator_place(text) from public;
grant execute on function {schema}.regulator_place(text) to {app};

-- Whether a row belongs to the census (ReturnKind.Census); otherwise it belongs to the statutory episodes.
create function {schema}.is_census(kind smallint) returns boolean
language sql immutable parallel safe return kind = 0;
revoke all on function {schema}.is_census(smallint) from public;
grant execute on function {schema}.is_census(smallint) to {app};

-- Whether a row of a return is open on a day: the census contains only open placements, the statutory file also those
-- that have ended or have not begun. Regional tables count the same placements.
create function {schema}.runs_on(kind smallint, started_on date, ended_on date, day date) returns boolean
language sql immutable
as $$ select {schema}.is_census(kind) or (started_on <= day and (ended_on is null or ended_on > day)) $$;
revoke all on function {schema}.runs_on(smallint, date, date, date) from public;

-- The placements of a window's accepted returns, without any data about the child: the input of the tables. A placement
-- came since another window if that one has none with the same child, setting, type and cost. Used by the function
-- below and by the review of publications, both as the owner.
create function {schema}.regional_placements_since(of_window uuid, since uuid) returns table (
    council_id uuid, setting_urn text, provision_type text,
    total_pence bigint, social_care_pence bigint, education_pence bigint, health_pence bigint, came boolean
)
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select s.council_id, (select e.urn from {schema}.register_entry e where e.urn = r.urn limit 1), r.provision_type,
        coalesce(r.total_pence, 0), coalesce(r.social_care_pence, 0), coalesce(r.education_pence, 0),
        coalesce(r.health_pence, 0),
        not r.has_child or not exists (
            select from {schema}.submission o
            join {schema}.submission_row b on b.submission_id = o.id
            join {schema}.submission_window v on v.id = o.window_id
            where o.window_id = since and o.state = 'Accepted' and o.council_id = s.council_id
                and b.has_child and b.child_hash = r.child_hash
                and {schema}.runs_on(b.kind, b.started_on, b.ended_on, v.snapshot_on)
                and (b.urn, b.provision_type, b.total_pence, b.social_care_pence, b.education_pence, b.health_pence)
                    is not distinct from
                    (r.urn, r.provision_type, r.total_pence, r.social_care_pence, r.education_pence, r.health_pence))
    from {schema}.submission_window w
    join {schema}.submission s on s.window_id = w.id and s.state = 'Accepted'
    join {schema}.submission_row r on r.submission_id = s.id
    where w.id = of_window and {schema}.runs_on(r.kind, r.started_on, r.ended_on, w.snapshot_on)
$$;
revoke all on function {schema}.regional_placements_since(uuid, uuid) from public;

-- The placements of a window that has closed and is not published yet and, of the window that its consortium published
-- before, those that have left since. Only the platform itself may call it, when it publishes.
create function {schema}.regional_placements(of_window uuid) returns table (
    council_id uuid, setting_urn text, provision_type text,
    total_pence bigint, social_care_pence bigint, education_pence bigint, health_pence bigint,
    came boolean, has_left boolean
)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    with before as (
        select w.id, (
            select p.window_id from {schema}.regional_publication p
            where p.consortium_id = w.consortium_id and p.year < w.year
            order by p.year desc limit 1) as earlier
        from {schema}.submission_window w
        where w.id = of_window and {schema}.principal_kind() = 'system' and w.closed_at is not null
            and not exists (select from {schema}.regional_publication p where p.window_id = w.id)
    )
    select r.*, false from before b, {schema}.regional_placements_since(b.id, b.earlier) r
    union all
    select r.*, true from before b, {schema}.regional_placements_since(b.earlier, b.id) r where r.came
$$;
revoke all on function {schema}.regional_placements(uuid) from public;
grant execute on function {schema}.regional_placements(uuid) to {app};
