using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Notifications.Membership;

/// <summary>
/// Delivers open notices to councils whose membership was recorded in advance and has since begun. Several replicas may
/// run it concurrently; nothing is delivered twice.
/// </summary>
internal sealed class CatchUpJob(
    NotificationsDatabase database,
    InboxFanOut fanOut,
    IOptions<NotificationsOptions> options,
    ILogger<CatchUpJob> logger
) : PeriodicJob(options.Value.CatchUpEvery, database.Time, logger)
{
    /// <summary>Delivers missing notices to every member and returns the number of deliveries.</summary>
    public override Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            tx => fanOut.CatchUpAsync(null, tx),
            cancellationToken
        );
}
