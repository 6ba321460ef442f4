using Npgsql;
using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Circulation;

/// <summary>
/// Writes deliveries: one for each council, notice and version, under the next cursor of the council's inbox, together
/// with the work that it makes. In transactions of the platform itself, one after another.
/// </summary>
internal sealed class Circulator(DeadlineService deadlines)
{
    /// <summary>
    /// Delivers a version to its audience: an issued notice to the members of the day of issue, a retraction to whoever
    /// received the notice, everything else to the members of today. What comes late for a notice that was retracted
    /// before anybody received it reaches nobody.
    /// </summary>
    public async Task CirculateAsync(NoticeCirculated message, ServiceTransaction tx)
    {
        await BeginAsync(tx);
        await DeliverAsync(
            message.Change == NoticeChange.Retracted ? CirculationSql.Receivers
                : message.Change == NoticeChange.Issued ? CirculationSql.MembersOfIssue
                : CirculationSql.Members,
            message.Change,
            [Named("NoticeId", message.NoticeId), Named("Version", message.Version)],
            tx
        );
        if (message.Change == NoticeChange.Retracted)
            await tx.ExecuteAsync(CirculationSql.EndWork, new { message.NoticeId, tx.Now });
    }

    /// <summary>
    /// Delivers the open notices that members of today lack, as they now are. Returns how many deliveries that were.
    /// </summary>
    /// <param name="council">Only to this council; null for all.</param>
    /// <param name="tx">A transaction of the platform itself.</param>
    public async Task<int> CatchUpAsync(Guid? council, ServiceTransaction tx)
    {
        await BeginAsync(tx);
        return await DeliverAsync(
            CirculationSql.Lacking,
            NoticeChange.CaughtUp,
            [Named("council", council)],
            tx
        );
    }

    /// <summary>Takes the turn to deliver: what others have just delivered is seen by the statement after this one.</summary>
    public static Task BeginAsync(ServiceTransaction tx) =>
        tx.SendLaterAsync(
            ReadStatement.Call(
                "select pg_advisory_xact_lock(hashtextextended('notifications circulation', 0))"
            )
        );

    /// <summary>Wakes the watches where anything was delivered.</summary>
    public static Task WakeAsync(int delivered, ServiceTransaction tx) =>
        delivered == 0
            ? Task.CompletedTask
            : tx.SendLaterAsync(
                ReadStatement.Call($"select pg_notify('{Inbox.InboxSignal.Channel}', '')")
            );

    private async Task<int> DeliverAsync(
        string audience,
        NoticeChange change,
        IEnumerable<NpgsqlParameter> of,
        ServiceTransaction tx
    )
    {
        var delivered = 0;
        await tx.SendAsync(
            new ReadStatement(
                CirculationSql.Deliver(audience),
                [
                    .. of,
                    Named("change", (short)change),
                    Named("Now", tx.Now),
                    Named("due", deadlines.DueAt(Clock.AcknowledgeNotice, tx.Now)),
                    Named("dueUrgent", deadlines.DueAt(Clock.AcknowledgeUrgentNotice, tx.Now)),
                ],
                row => delivered = row.GetInt32(0)
            )
        );
        await WakeAsync(delivered, tx);
        return delivered;
    }

    private static NpgsqlParameter<T> Named<T>(string name, T value) =>
        new NpgsqlParameter<T>(name, value);
}
