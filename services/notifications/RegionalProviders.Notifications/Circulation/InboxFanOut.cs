using Npgsql;
using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Circulation;

/// <summary>
/// Writes deliveries, one for each council, notice and version, with the next cursor of the council's inbox, and the
/// work that they create. Runs in transactions of the platform itself, one at a time.
/// </summary>
internal sealed class InboxFanOut(DeadlineService deadlines)
{
    private static readonly string ToMembersOfIssue = Deliver(Audiences.MembersOfIssue);
    private static readonly string ToMembers = Deliver(Audiences.Members);
    private static readonly string ToReceivers = Deliver(Audiences.Receivers);
    private static readonly string ToMissing = Deliver(Audiences.MissingDeliveries);

    /// <summary>
    /// Delivers a version to its audience: an issued notice to those who were members on the day of issue, a retraction
    /// to every council that received the notice, any other version to the current members. A late event for a notice
    /// that was retracted before anyone received it is delivered to nobody.
    /// </summary>
    public async Task CirculateAsync(NoticeCirculated message, ServiceTransaction tx)
    {
        await DeliverAsync(
            message.Change switch
            {
                NoticeChange.Retracted => ToReceivers,
                NoticeChange.Issued => ToMembersOfIssue,
                _ => ToMembers,
            },
            message.Change,
            [Argument.Of(message.NoticeId), Argument.Of(message.Version)],
            tx
        );
        // A retracted notice no longer requires any action.
        if (message.Change == NoticeChange.Retracted)
            await tx.ExecuteAsync(
                "update notifications.notice_work set ended_at = @Now where notice_id = @NoticeId and ended_at is null",
                new { message.NoticeId, tx.Now }
            );
    }

    /// <summary>
    /// Delivers the latest version of open notices to current members that have not received it. Returns the number of
    /// deliveries.
    /// </summary>
    /// <param name="council">The only council to deliver to; null for all.</param>
    /// <param name="tx">A transaction of the platform itself.</param>
    public Task<int> CatchUpAsync(Guid? council, ServiceTransaction tx) =>
        DeliverAsync(ToMissing, NoticeChange.CaughtUp, [Argument.Of(council)], tx);

    /// <summary>
    /// Runs a statement of <see cref="DeliverySql.To"/> under an exclusive lock, so that it sees what other
    /// transactions have delivered, and notifies the watches. Returns the number of deliveries.
    /// </summary>
    /// <param name="statement">The statement.</param>
    /// <param name="change">Its parameter $2.</param>
    /// <param name="others">Its parameters from $3 on.</param>
    /// <param name="tx">A transaction of the platform itself.</param>
    public static async Task<int> SendAsync(
        string statement,
        NoticeChange change,
        IEnumerable<NpgsqlParameter> others,
        ServiceTransaction tx
    )
    {
        var delivered = 0;
        await tx.SendAsync(
            AdvisoryLock.Exclusive("notifications.circulation"),
            new SqlStatement(
                statement,
                [Argument.Of(tx.Now), Argument.Of(change.ToString()), .. others],
                row => delivered = row.GetInt32(0)
            )
        );
        if (delivered > 0)
            await InboxNotifier.NotifyAsync(tx);
        return delivered;
    }

    private Task<int> DeliverAsync(
        string statement,
        NoticeChange change,
        IEnumerable<NpgsqlParameter> audience,
        ServiceTransaction tx
    ) =>
        SendAsync(
            statement,
            change,
            [
                Argument.Of(deadlines.DueAt(Clock.AcknowledgeNotice, tx.Now)),
                Argument.Of(deadlines.DueAt(Clock.AcknowledgeUrgentNotice, tx.Now)),
                .. audience,
            ],
            tx
        );

    private static string Deliver(string audience) => DeliverySql.To(audience, DeliverySql.Work);
}
