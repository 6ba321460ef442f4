-- Suspensions and restrictions by regulators: each may be extended or corrected, and is eventually lifted.

-- Whether a type of regulatory notice is a limit: it applies from a first day until its last day, if it has one.
create function {schema}.is_limit(type text) returns boolean
language sql immutable
as $$
    select type in ('Suspended', 'SuspensionExtended', 'AccommodationRestricted', 'RestrictionExtended')
$$;

-- Whether a type of regulatory notice ends the limit that it supersedes.
create function {schema}.ends_limit(type text) returns boolean
language sql immutable
as $$
    select type in ('Lifted', 'AppealOutcome')
$$;

-- The current suspension or restriction in the chain of extensions and corrections that a notice belongs to; null if it
-- was lifted, or ended by an appeal, by today. One whose last day has passed does not count as lifted.
create function {schema}.standing_limit(of_notice uuid) returns uuid
language sql stable
as $$
    with recursive later as (
        select n.id, n.type, n.effective_on, n.superseded_by_id
        from {schema}.regulatory_notice n where n.id = of_notice
        union
        select n.id, n.type, n.effective_on, n.superseded_by_id
        from later l join {schema}.regulatory_notice n on n.id = l.superseded_by_id
    )
    select l.id from later l left join later s on s.id = l.superseded_by_id
    where {schema}.is_limit(l.type)
        and (l.superseded_by_id is null or {schema}.ends_limit(s.type) and s.effective_on > {schema}.today())
$$;

-- The first day of that limit, before any extensions.
create function {schema}.limited_from(of_notice uuid) returns date
language sql stable
as $$
    with recursive earlier as (
        select n.id, n.type, n.effective_on, n.supersedes_id, 0 as back
        from {schema}.regulatory_notice n where n.id = of_notice
        union
        select n.id, n.type, n.effective_on, n.supersedes_id, e.back + 1
        from earlier e join {schema}.regulatory_notice n on n.id = e.supersedes_id
    )
    -- The notice that was corrected is further back in the chain than its correction.
    select e.effective_on from earlier e where e.type in ('Suspended', 'AccommodationRestricted') order by e.back limit 1
$$;

-- The first day on which a suspension or restriction, including its extensions and corrections, no longer applies; null
-- if nobody has recorded that it was lifted or ended by an appeal.
create function {schema}.lifted_on(of_notice uuid) returns date
language sql stable
as $$
    with recursive later as (
        select n.id, n.type, n.superseded_by_id from {schema}.regulatory_notice n where n.id = of_notice
        union
        select n.id, n.type, n.superseded_by_id
        from later l join {schema}.regulatory_notice n on n.id = l.superseded_by_id
    )
    select s.effective_on from later l join {schema}.regulatory_notice s on s.id = l.superseded_by_id
    where {schema}.is_limit(l.type) and {schema}.ends_limit(s.type)
$$;
