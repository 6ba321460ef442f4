-- As before, but planned once for each connection instead of at each notice, and over at once where no draft of a setting
-- that the notice tells of waits: so it is for nearly all notices.
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
