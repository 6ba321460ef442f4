using RegionalProviders.Notifications.Notices;

namespace RegionalProviders.Notifications.Circulation;

/// <summary>The statements of the circulation.</summary>
internal static class CirculationSql
{
    /// <summary>The members, on the day of its issue, of the consortia that a notice was issued to.</summary>
    public const string MembersOfIssue = """
        select m.council_id, n.id as notice_id, @Version::int as version
        from notifications.notice n
        join notifications.membership m on m.consortium_id = any (n.consortium_ids)
            and m.from_on <= n.issued_on and (m.to_on is null or m.to_on >= n.issued_on)
        where n.id = @NoticeId and n.state <> 3
        """;

    /// <summary>The members of today.</summary>
    public const string Members = """
        select m.council_id, n.id as notice_id, @Version::int as version
        from notifications.notice n
        join notifications.membership m on m.consortium_id = any (n.consortium_ids)
            and m.from_on <= notifications.today() and (m.to_on is null or m.to_on >= notifications.today())
        where n.id = @NoticeId and n.state <> 3
        """;

    /// <summary>Those who have received any version.</summary>
    public const string Receivers = """
        select d.council_id, d.notice_id, @Version::int as version
        from notifications.delivery d where d.notice_id = @NoticeId
        """;

    /// <summary>
    /// Open notices that a member of today has not received in their last version, although that was circulated: one
    /// that is still on its way over the bus comes by itself.
    /// </summary>
    public const string Lacking = """
        select m.council_id, n.id as notice_id, n.version
        from notifications.membership m
        join notifications.notice n on n.consortium_ids && array[m.consortium_id] and n.state = 1
        where (@council::uuid is null or m.council_id = @council)
            and m.from_on <= notifications.today() and (m.to_on is null or m.to_on >= notifications.today())
            and exists (select from notifications.delivery d where d.notice_id = n.id and d.version = n.version)
        """;

    /// <summary>A notice that was retracted asks for nothing any more.</summary>
    public const string EndWork = """
        update notifications.notice_work set ended_at = @Now where notice_id = @NoticeId and ended_at is null
        """;

    /// <summary>
    /// Delivers to an audience (rows of council_id, notice_id, version) what it has not received, and returns the number
    /// of deliveries.
    /// </summary>
    public static string Deliver(string audience) =>
        Number(
            $"""
            select distinct a.council_id, a.notice_id, a.version from ({audience}) a
            where not exists (
                select from notifications.delivery d
                where d.council_id = a.council_id and d.notice_id = a.notice_id and d.version = a.version)
            """
        )
        + """
            , work as (
                insert into notifications.notice_work as held
                    (council_id, notice_id, due_at, acknowledged_at, acknowledged_by)
                select council_id, notice_id, case when urgent then @dueUrgent else @due end,
                    case when own then @Now end, case when own then 'issuer' end
                from due
                on conflict (council_id, notice_id) do update set due_at = least(held.due_at, excluded.due_at)
            )
            select count(*)::int from delivered
            """;

    /// <summary>
    /// The beginning of a statement that delivers to an audience (rows of council_id, notice_id, version) under the next
    /// cursors: what was delivered is in due and delivered. Counters are taken in the order of councils: two circulations
    /// cannot wait for each other.
    /// </summary>
    public static string Number(string audience) =>
        $"""
            with audience as ({audience}), concerned as materialized (
                select n.id, n.urgent, n.issuing_council_id, n.issued_at, case when n.organisation_wide
                    then array(
                        select r.setting_id from notifications.registered_setting r
                        where r.organisation_id = n.organisation_id)
                    when {AboutSql.OfRegistration} then notifications.with_premises(n.setting_ids)
                    else n.setting_ids end as settings
                from notifications.notice n where n.id in (select notice_id from audience)
            ), due as (
                select a.*, c.urgent, c.issuing_council_id = a.council_id as own,
                    exists (
                        select from notifications.position p
                        where p.council_id = a.council_id and p.setting_id = any (c.settings) and p.live_count > 0
                    ) as affected,
                    row_number() over (partition by a.council_id order by c.issued_at, a.notice_id) as place,
                    count(*) over (partition by a.council_id) as places
                from audience a join concerned c on c.id = a.notice_id
            ), counter as (
                insert into notifications.inbox_counter as held (council_id, last)
                select council_id, max(places) from due group by council_id order by council_id
                on conflict (council_id) do update set last = held.last + excluded.last
                returning council_id, last
            ), delivered as (
                insert into notifications.delivery
                    (council_id, seq, notice_id, version, change, affected, circulated_at)
                select council_id, last - places + place, notice_id, version, @change, affected, @Now
                from due join counter using (council_id)
                returning council_id
            )
            """;
}
