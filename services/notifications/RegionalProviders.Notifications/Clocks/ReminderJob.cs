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
/// Reminds councils of notices not acknowledged in time, and issuers of reviews that are due: one delivery each, to
/// that council's inbox only. A reminder is marked as sent in the transaction that delivers it, so that it is sent once
/// in spite of restarts and replicas.
/// </summary>
internal sealed class ReminderJob(
    NotificationsDatabase database,
    DeadlineService deadlines,
    IOptions<NotificationsOptions> options,
    ILogger<ReminderJob> logger
) : PeriodicJob(options.Value.RemindEvery, database.Time, logger)
{
    // Each batch locks inboxes until it commits, so a large backlog is processed in many small transactions.
    private const int Batch = 500;

    /// <summary>Sends all reminders that are due and returns the number of deliveries.</summary>
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
            // Escalated when work ends on this working day, or on the next one if it has already ended.
            [Argument.Of(Batch), Argument.Of(deadlines.SameWorkingDay(tx.Now))],
            tx
        );

    private static Task<int> ChaseReviewsAsync(ServiceTransaction tx) =>
        InboxFanOut.SendAsync(ReminderSql.Review, NoticeChange.ReviewDue, [Argument.Of(Batch)], tx);
}
