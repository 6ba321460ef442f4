namespace RegionalProviders.Notifications.Circulation;

/// <summary>
/// The recipients of a version of a notice: queries of <c>council_id</c>, <c>notice_id</c> and <c>version</c> for
/// <see cref="DeliverySql"/>.
/// </summary>
internal static class Audiences
{
    /// <summary>Members, on the day of issue, of the consortia to which notice $5 was issued, for version $6.</summary>
    public static readonly string MembersOfIssue = NotYetReached(
        """
        select m.council_id, n.id as notice_id, $6 as version
        from notifications.notice n
        join notifications.members(n.issued_on) m on m.consortium_id = any (n.consortium_ids)
        where n.id = $5 and n.state <> 'Retracted'
        """
    );

    /// <summary>Current members, for version $6 of notice $5.</summary>
    public static readonly string Members = NotYetReached(
        """
        select m.council_id, n.id as notice_id, $6 as version
        from notifications.notice n
        join notifications.members() m on m.consortium_id = any (n.consortium_ids)
        where n.id = $5 and n.state <> 'Retracted'
        """
    );

    /// <summary>Councils that have received any version of notice $5, for version $6.</summary>
    public static readonly string Receivers = NotYetReached(
        """
        select d.council_id, d.notice_id, $6 as version
        from notifications.delivery d where d.notice_id = $5
        """
    );

    /// <summary>
    /// Open notices whose last version a current member has not received although it has been circulated: a version
    /// whose event is still in the message broker will be delivered anyway. Only for council $5, or for all councils if
    /// it is null.
    /// </summary>
    public static readonly string MissingDeliveries = NotYetReached(
        """
        select m.council_id, n.id as notice_id, n.version
        from notifications.members() m
        join notifications.notice n on n.consortium_ids && array[m.consortium_id] and n.state = 'Open'
        where ($5 is null or m.council_id = $5)
            and exists (select from notifications.delivery d where d.notice_id = n.id and d.version = n.version)
        """
    );

    private static string NotYetReached(string audience) =>
        $"""
            select distinct a.council_id, a.notice_id, a.version
            from (
                {audience}
            ) a
            where not exists (
                select from notifications.delivery d
                where d.council_id = a.council_id and d.notice_id = a.notice_id and d.version = a.version)
            """;
}
