-- A draft that no member is to issue (its host authority is unknown, or in no consortium) nobody could dismiss. A
-- coordinator may, unless councils of other consortia have children there: those are to be warned by somebody else then.
create function {schema}.decides_alone(of_draft uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select (select {schema}.principal_kind()) = 'coordinator' and exists (
        select from {schema}.notice_draft d
        where d.id = of_draft and d.escalated_at is not null and not {schema}.is_member(d.host_council_id)
            and not exists (
                select from {schema}.position p
                where p.live_count > 0 and p.setting_id = any ({schema}.with_premises(array[d.setting_id]))
                    and {schema}.is_member(p.council_id)
                    and not exists (
                        select from {schema}.membership m
                        where m.council_id = p.council_id and m.consortium_id = any ({schema}.coordinator_of())
                            and m.from_on <= {schema}.today() and (m.to_on is null or m.to_on >= {schema}.today()))))
$$;
revoke all on function {schema}.decides_alone(uuid) from public;
grant execute on function {schema}.decides_alone(uuid) to {app};
create policy coordinators_dismiss on {schema}.notice_draft for update
    using ({schema}.decides_alone(id))
    with check ((select {schema}.principal_kind()) = 'coordinator' and state = 4);
