using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Clocks;
using RegionalProviders.Notifications.Data;

namespace RegionalProviders.Notifications.Membership;

/// <summary>
/// Delivers what is open to councils whose membership was recorded ahead and has begun since. Several replicas may do it
/// side by side; nothing is delivered twice.
/// </summary>
internal sealed class CatchUpClock(
    NotificationsDatabase database,
    InboxFanOut fanOut,
    IOptions<NotificationsOptions> options,
    ILogger<CatchUpClock> logger
) : RepeatedWork(database, options.Value.CatchUpEvery, logger)
{
    /// <summary>Delivers to every member what it lacks, and returns how many deliveries that were.</summary>
    public override Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        Database.InTransactionAsync(
            Principal.System(Database.Schema.Name),
            tx => fanOut.CatchUpAsync(null, tx),
            cancellationToken
        );
}
