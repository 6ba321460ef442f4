using RegionalProviders.Notifications.Notices;

namespace RegionalProviders.Notifications.Circulation;

/// <summary>The statement that writes all deliveries.</summary>
internal static class DeliverySql
{
    /// <summary>
    /// Delivers change $2 at time $1 to an audience, each delivery with the next cursor of its inbox, and returns the
    /// number of deliveries. Counters are locked in the order of councils, so that two circulations cannot deadlock.
    /// </summary>
    /// <param name="audience">
    /// A query of <c>council_id</c>, <c>notice_id</c> and <c>version</c>; its own parameters start at $3.
    /// </param>
    /// <param name="recorded">
    /// What else to write for each delivery: an insert or update that reads <c>due</c>, which is the audience with
    /// <c>urgent</c> and <c>own</c> (the council itself issued the notice).
    /// </param>
    public static string To(string audience, string recorded) =>
        $"""
            with audience as (
                {audience}
            ), subject as materialized (
                select n.id, n.urgent, n.issuing_council_id, n.issued_at,
                    case
                        when n.organisation_wide then array(
                            select r.setting_id from notifications.registered_setting r
                            where r.organisation_id = n.organisation_id)
                        when {SubjectConditions.OfRegistration} then notifications.with_premises(n.setting_ids)
                        else n.setting_ids
                    end as settings
                from notifications.notice n where n.id in (select notice_id from audience)
            ), due as (
                select a.*, s.urgent, s.issuing_council_id = a.council_id as own,
                    exists (
                        select from notifications.position p
                        where p.council_id = a.council_id and p.setting_id = any (s.settings) and p.live_count > 0
                    ) as affected,
                    row_number() over (partition by a.council_id order by s.issued_at, a.notice_id) as place,
                    count(*) over (partition by a.council_id) as places
                from audience a join subject s on s.id = a.notice_id
            ), counter as (
                insert into notifications.inbox_counter as existing (council_id, last)
                select council_id, max(places) from due group by council_id order by council_id
                on conflict (council_id) do update set last = existing.last + excluded.last
                returning council_id, last
            ), delivered as (
                insert into notifications.delivery
                    (council_id, seq, notice_id, version, change, affected, circulated_at)
                select council_id, last - places + place, notice_id, version, $2, affected, $1
                from due join counter using (council_id)
                returning council_id
            ), recorded as (
                {recorded}
            )
            select count(*)::int from delivered
            """;

    /// <summary>
    /// The work that the delivery of a notice creates: to acknowledge it by $3, or by $4 if it is urgent. The issuer
    /// has nothing to acknowledge.
    /// </summary>
    public const string Work = """
        insert into notifications.notice_work as existing
            (council_id, notice_id, due_at, acknowledged_at, acknowledged_by)
        select council_id, notice_id, case when urgent then $4 else $3 end,
            case when own then $1 end, case when own then 'issuer' end
        from due
        on conflict (council_id, notice_id) do update set due_at = least(existing.due_at, excluded.due_at)
        """;
}
