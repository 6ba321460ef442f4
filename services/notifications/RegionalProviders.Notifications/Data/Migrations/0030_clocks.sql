-- Reminders and reviews that are due come into the inbox beside the versions of a notice, once each.
alter table {schema}.delivery drop constraint delivery_council_id_notice_id_version_key;
-- Once, whatever the bus delivers how often. 8 and 9 are the reminder and the review: notice_work says whether they were told.
create unique index on {schema}.delivery (council_id, notice_id, version) where change not in (8, 9);
create index on {schema}.delivery (council_id, affected desc, seq);

alter table {schema}.notice_work
    add column reminded_at timestamptz,
    -- From then on the coordinator sees that the notice is not acknowledged.
    add column escalates_at timestamptz,
    -- Of the issuer: the day of review that it was last chased for.
    add column review_chased_on date,
    add check ((reminded_at is null) = (escalates_at is null));
grant update (reminded_at, escalates_at, review_chased_on) on {schema}.notice_work to {app};
create index on {schema}.notice_work (due_at) where acknowledged_at is null and ended_at is null and reminded_at is null;
create index on {schema}.notice_work (due_at, council_id, notice_id) where acknowledged_at is null and ended_at is null;
create index on {schema}.notice (review_on) where state = 1;

-- What is overdue: the casework of others is none of a coordinator's, so that this answers as the owner, with who has not
-- acknowledged what in time and nothing else.
create function {schema}.overdue_acknowledgements(
    now timestamptz, after_due timestamptz, after_council uuid, after_notice uuid, most integer)
returns table (
    council_id uuid, notice_id uuid, organisation_name text, urgent boolean, due_at timestamptz, reminded_at timestamptz)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select w.council_id, w.notice_id, n.organisation_name, n.urgent, w.due_at, w.reminded_at
    from {schema}.notice_work w join {schema}.notice n on n.id = w.notice_id
    where w.acknowledged_at is null and w.ended_at is null and n.state <> 3
        and (
            w.council_id = (select {schema}.tenant_id()) and w.due_at <= now - interval '1 second'
                and n.consortium_ids && (select {schema}.consortium_ids())::uuid[]
            or w.escalates_at <= now - interval '1 second' and exists (
                select from {schema}.membership m
                where m.council_id = w.council_id
                    and m.consortium_id = any ((select {schema}.coordinator_of())::uuid[])
                    and m.consortium_id = any (n.consortium_ids)
                    and m.from_on <= (select {schema}.today()) and (m.to_on is null or m.to_on >= (select {schema}.today()))))
        and (after_due is null or (w.due_at, w.council_id, w.notice_id) > (after_due, after_council, after_notice))
    order by w.due_at, w.council_id, w.notice_id
    limit most
$$;
revoke all on function {schema}.overdue_acknowledgements(timestamptz, timestamptz, uuid, uuid, integer) from public;
grant execute on function {schema}.overdue_acknowledgements(timestamptz, timestamptz, uuid, uuid, integer) to {app};
