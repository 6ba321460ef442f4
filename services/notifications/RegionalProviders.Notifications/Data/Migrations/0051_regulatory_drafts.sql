-- Drafts of what a regulator told and a council recorded: the registration is suspended, or accommodation restricted.
alter table {schema}.notice_draft add column regulatory_notice_id uuid references {schema}.regulatory_notice;
create index on {schema}.notice_draft (regulatory_notice_id) where ended_at is null;
grant update (regulatory_notice_id, effective_on) on {schema}.notice_draft to {app};

create policy feed on {schema}.regulatory_notice for select using ((select {schema}.principal_kind()) = 'system');

-- The suspension or restriction that a notice has come to by extension and correction; null where it was lifted, or ended
-- by an appeal, until today. One whose last day has passed is not taken for lifted.
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
    where l.type in (2, 3, 5, 6)
        and (l.superseded_by_id is null or s.type in (8, 9) and s.effective_on > {schema}.today())
$$;

-- The first day of that limit, before all extensions.
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
    -- A first day that was corrected lies further back than its correction.
    select e.effective_on from earlier e where e.type in (2, 5) order by e.back limit 1
$$;

-- What members of a consortium recorded is theirs: where no member is to issue the draft of it, their coordinator sees it,
-- and not those of other consortia, as would be where the register, which all read, told of it.
alter policy coordinators on {schema}.notice_draft
    using (
        escalated_at is not null and {schema}.coordinates(host_council_id)
        and (
            regulatory_notice_id is distinct from import_id
            or {schema}.is_member(host_council_id)
            or exists (select from {schema}.regulatory_notice g where g.id = notice_draft.regulatory_notice_id)));
