-- What a return says of the day that it describes: the census holds placements that are open, the statutory file those
-- that have ended or have not begun too. Regional tables and medians count the same ones.
create function {schema}.runs_on(kind smallint, started_on date, ended_on date, day date) returns boolean
language sql immutable
as $$ select kind = 0 or (started_on <= day and (ended_on is null or ended_on > day)) $$;
revoke all on function {schema}.runs_on(smallint, date, date, date) from public;

-- The usual cost of a type is what placements that ran on the day of last year's returns cost: an episode that had ended
-- needs no costs, and one that has some has those of another day. They would move the median of a council that files the
-- statutory return, and let ended episodes of one child make up the six rows that protect it.
create or replace function {schema}.median_costs(of_window uuid) returns table (provision_type text, pence bigint)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select r.provision_type, percentile_disc(0.5) within group (order by r.total_pence)
    from {schema}.submission_window w
    join {schema}.submission_window before on before.consortium_id = w.consortium_id and before.year = w.year - 1
    join {schema}.submission s on s.window_id = before.id and s.state = 4
    join {schema}.submission_row r on r.submission_id = s.id
    where w.id = of_window and w.consortium_id = any ((select {schema}.consortium_ids())::uuid[])
      and r.provision_type is not null and r.total_pence > 0
      and {schema}.runs_on(r.kind, r.started_on, r.ended_on, before.snapshot_on)
    group by r.provision_type
    having count(*) >= 6 and count(distinct s.council_id) >= 3
$$;

create or replace function {schema}.regional_placements(of_window uuid) returns table (
    council_id uuid, setting_urn text, organisation_id uuid, host_council_id uuid, provision_type text,
    total_pence bigint, social_care_pence bigint, education_pence bigint, health_pence bigint
)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select s.council_id, e.urn, e.organisation_id, e.host_council_id, r.provision_type,
        coalesce(r.total_pence, 0), coalesce(r.social_care_pence, 0), coalesce(r.education_pence, 0),
        coalesce(r.health_pence, 0)
    from {schema}.submission_window w
    join {schema}.submission s on s.window_id = w.id and s.state = 4
    join {schema}.submission_row r on r.submission_id = s.id
    -- Regulators number by themselves. Of two with the same number Ofsted's, the first, is the one that returns mean.
    left join lateral (
        select urn, organisation_id, host_council_id from {schema}.register_entry
        where urn = r.urn order by regulator limit 1
    ) e on true
    where w.id = of_window and {schema}.principal_kind() = 'system' and w.closed_at is not null
        and not exists (select from {schema}.regional_publication p where p.window_id = w.id)
        and {schema}.runs_on(r.kind, r.started_on, r.ended_on, w.snapshot_on)
$$;
