using Microsoft.Extensions.Options;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Notifications.Clocks;

/// <summary>
/// Reminds councils of notices that they have not acknowledged in time, and issuers of reviews that are due: one delivery
/// each, in the inbox of the council alone. What was told is marked in the transaction that tells it, so that restarts
/// tell nothing again and replicas tell it once.
/// </summary>
internal sealed class ReminderJob(
    NotificationsDatabase database,
    DeadlineService deadlines,
    IOptions<NotificationsOptions> options,
    ILogger<ReminderJob> logger
) : PeriodicJob(options.Value.RemindEvery, database.Time, logger)
{
    // Inboxes are held until a turn commits: a long absence is made up for in many.
    private const int Batch = 500;

    /// <summary>Tells all that is due and was not told, and returns how many deliveries that were.</summary>
    public override async Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        await AllAsync(RemindAsync, cancellationToken)
        + await AllAsync(ChaseReviewsAsync, cancellationToken);

    private async Task<int> AllAsync(
        Func<ServiceTransaction, Task<int>> tellSome,
        CancellationToken cancellationToken
    )
    {
        var all = 0;
        int told;
        do
        {
            told = await database.InTransactionAsync(
                Principal.System(database.Schema.Name),
                tellSome,
                cancellationToken
            );
            all += told;
        } while (told == Batch);

        return all;
    }

    private Task<int> RemindAsync(ServiceTransaction tx) =>
        InboxFanOut.SendAsync(
            ReminderSql.Acknowledgement,
            NoticeChange.Reminder,
            // One more working day, until work ends.
            [Argument.Of(Batch), Argument.Of(deadlines.SameWorkingDay(tx.Now))],
            tx
        );

    private static Task<int> ChaseReviewsAsync(ServiceTransaction tx) =>
        InboxFanOut.SendAsync(ReminderSql.Review, NoticeChange.ReviewDue, [Argument.Of(Batch)], tx);
}
