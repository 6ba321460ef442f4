using Npgsql;
using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Circulation;

/// <summary>
/// Writes deliveries: one for each council, notice and version, under the next cursor of the council's inbox, together
/// with the work that it makes. In transactions of the platform itself, one after another.
/// </summary>
internal sealed class InboxFanOut(DeadlineService deadlines)
{
    private static readonly string ToMembersOfIssue = Deliver(Audiences.MembersOfIssue);
    private static readonly string ToMembers = Deliver(Audiences.Members);
    private static readonly string ToReceivers = Deliver(Audiences.Receivers);
    private static readonly string ToLacking = Deliver(Audiences.Lacking);

    /// <summary>
    /// Delivers a version to its audience: an issued notice to the members of the day of issue, a retraction to whoever
    /// received the notice, everything else to the members of today. What comes late for a notice that was retracted
    /// before anybody received it reaches nobody.
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
        // A notice that was retracted asks for nothing any more.
        if (message.Change == NoticeChange.Retracted)
            await tx.ExecuteAsync(
                "update notifications.notice_work set ended_at = @Now where notice_id = @NoticeId and ended_at is null",
                new { message.NoticeId, tx.Now }
            );
    }

    /// <summary>
    /// Delivers the open notices that members of today lack, as they now are. Returns how many deliveries that were.
    /// </summary>
    /// <param name="council">Only to this council; null for all.</param>
    /// <param name="tx">A transaction of the platform itself.</param>
    public Task<int> CatchUpAsync(Guid? council, ServiceTransaction tx) =>
        DeliverAsync(ToLacking, NoticeChange.CaughtUp, [Argument.Of(council)], tx);

    /// <summary>
    /// Runs a statement of <see cref="DeliverySql.To"/> when it is this transaction's turn to deliver, so that it sees what
    /// others have delivered, and tells the watches. Returns the number of deliveries.
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
