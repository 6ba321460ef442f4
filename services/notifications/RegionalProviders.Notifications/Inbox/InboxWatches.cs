using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Kernel;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>Limits the number of watches that each council has open in this process.</summary>
internal sealed class InboxWatches(IOptions<NotificationsOptions> options)
{
    private readonly PartitionedRateLimiter<string> open = ConcurrencyLimits.PerPartition(
        options.Value.WatchesPerCouncil
    );

    /// <summary>Admits a watch until the returned object is disposed, or refuses it.</summary>
    public IDisposable Enter(Guid council)
    {
        var lease = open.AttemptAcquire(council.ToString());
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        throw Fault.LimitExceeded(
            "The council has as many watches open as it may. Close one that is not needed, or share its deliveries.",
            "Notifications:WatchesPerCouncil",
            options.Value.WatchesPerCouncil.ToString(CultureInfo.InvariantCulture)
        );
    }
}
