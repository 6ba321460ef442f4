using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Notifications.Membership;

/// <summary>
/// Delivers what is open to councils whose membership was recorded ahead and has begun since. Several replicas may do it
/// side by side; nothing is delivered twice.
/// </summary>
internal sealed class CatchUpJob(
    NotificationsDatabase database,
    InboxFanOut fanOut,
    IOptions<NotificationsOptions> options,
    ILogger<CatchUpJob> logger
) : PeriodicJob(options.Value.CatchUpEvery, database.Time, logger)
{
    /// <summary>Delivers to every member what it lacks, and returns how many deliveries that were.</summary>
    public override Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            tx => fanOut.CatchUpAsync(null, tx),
            cancellationToken
        );
}
