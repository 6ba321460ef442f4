using RegionalProviders.Notifications.Circulation;

namespace RegionalProviders.Notifications.Clocks;

/// <summary>
/// The statements of the reminders: each takes at most $3 rows that no other transaction has locked, delivers reminders
/// and marks the rows as reminded, in one statement.
/// </summary>
internal static class ReminderSql
{
    private const string LastVersion = """
        (select max(d.version) from notifications.delivery d
         where d.council_id = w.council_id and d.notice_id = w.notice_id) as version
        """;

    /// <summary>
    /// Current members whose time to acknowledge has run out; their coordinator sees it from $4. The time allowed
    /// includes the whole second of due_at.
    /// </summary>
    public static readonly string Acknowledgement = DeliverySql.To(
        audience: $"""
        select w.council_id, w.notice_id, {LastVersion}
        from notifications.notice_work w join notifications.notice n on n.id = w.notice_id
        where w.acknowledged_at is null and w.ended_at is null and w.reminded_at is null
            and w.due_at <= $1 - interval '1 second' and n.state <> 'Retracted'
            and exists (
                select from notifications.members() m
                where m.council_id = w.council_id and m.consortium_id = any (n.consortium_ids))
        order by w.due_at, w.notice_id, w.council_id limit $3
        for update of w skip locked
        """,
        recorded: """
        update notifications.notice_work w set reminded_at = $1, escalates_at = $4
        from due where w.council_id = due.council_id and w.notice_id = due.notice_id
        """
    );

    /// <summary>Issuers of open notices whose review date has passed.</summary>
    public static readonly string Review = DeliverySql.To(
        audience: $"""
        select w.council_id, w.notice_id, {LastVersion}
        from notifications.notice n
        join notifications.notice_work w on w.notice_id = n.id and w.council_id = n.issuing_council_id
        where n.state = 'Open' and n.review_on < notifications.today()
            and w.review_chased_on is distinct from n.review_on
        order by n.review_on, n.id limit $3
        for update of w skip locked
        """,
        recorded: """
        update notifications.notice_work w set review_chased_on = n.review_on
        from due join notifications.notice n on n.id = due.notice_id
        where w.council_id = due.council_id and w.notice_id = due.notice_id
        """
    );
}
