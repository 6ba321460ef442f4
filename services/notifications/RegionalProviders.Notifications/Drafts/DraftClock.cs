using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Clocks;
using RegionalProviders.Notifications.Data;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Escalates drafts that were not issued in time, and ends those of what is lifted by now. Several replicas may do it side
/// by side; each draft is escalated once.
/// </summary>
internal sealed class DraftClock(
    NotificationsDatabase database,
    IOptions<NotificationsOptions> options,
    ILogger<DraftClock> logger
) : RepeatedWork(database, options.Value.EscalateEvery, logger)
{
    /// <summary>Escalates what is due, and returns how many drafts that were.</summary>
    public override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        // A lifting that was recorded ahead.
        await Database.InTransactionAsync(
            Principal.System(Database.Schema.Name),
            LiftedLimits.EndDraftsAsync,
            cancellationToken
        );
        var all = 0;
        while (true)
        {
            var escalated = await Database.InTransactionAsync(
                Principal.System(Database.Schema.Name),
                tx => DraftEscalation.RunAsync(null, tx),
                cancellationToken
            );
            if (escalated == 0)
                return all;
            all += escalated;
        }
    }
}
