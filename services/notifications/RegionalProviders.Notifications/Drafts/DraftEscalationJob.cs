using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Escalates drafts that were not issued in time, and ends those of what is lifted by now. Several replicas may do it side
/// by side; each draft is escalated once.
/// </summary>
internal sealed class DraftEscalationJob(
    NotificationsDatabase database,
    IOptions<NotificationsOptions> options,
    ILogger<DraftEscalationJob> logger
) : PeriodicJob(options.Value.EscalateEvery, database.Time, logger)
{
    /// <summary>Escalates what is due, and returns how many drafts that were.</summary>
    public override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        // A lifting that was recorded ahead.
        await database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            LiftedRestrictions.EndDraftsAsync,
            cancellationToken
        );
        var all = 0;
        while (true)
        {
            var escalated = await database.InTransactionAsync(
                Principal.System(database.Schema.Name),
                tx => DraftEscalation.RunAsync(null, tx),
                cancellationToken
            );
            if (escalated == 0)
                return all;
            all += escalated;
        }
    }
}
