using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Escalates drafts that were not issued in time, and ends drafts whose suspension or restriction has since been
/// lifted. Several replicas may run it concurrently; each draft is escalated once.
/// </summary>
internal sealed class DraftEscalationJob(
    NotificationsDatabase database,
    IOptions<NotificationsOptions> options,
    ILogger<DraftEscalationJob> logger
) : PeriodicJob(options.Value.EscalateEvery, database.Time, logger)
{
    /// <summary>Escalates the drafts that are due and returns their number.</summary>
    public override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        // A lifting may have been recorded before its first day.
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
