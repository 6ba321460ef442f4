-- The first day on which a suspension or restriction, with its extensions and corrections, binds no more; null where nobody
-- recorded that it was lifted or ended by an appeal.
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
    where l.type in (2, 3, 5, 6) and s.type in (8, 9)
$$;

-- A draft goes on with another limit of its registration, or is shown by the register too.
grant update (import_id) on {schema}.notice_draft to {app};
