using System.Threading.RateLimiting;

namespace RegionalProviders.Persistence;

/// <summary>Limits of what tenants do at the same time, beyond which their calls wait in order.</summary>
public static class TenantQueues
{
    /// <summary>A limiter with so many permits for each tenant, by <c>Principal.TenantKey</c>.</summary>
    public static PartitionedRateLimiter<string> Of(int permits) =>
        PartitionedRateLimiter.Create<string, string>(
            tenant => RateLimitPartition.GetConcurrencyLimiter(tenant, _ => InOrder(permits)),
            StringComparer.Ordinal
        );

    // How many wait is limited where they come in: by tenant (Limits:Tenant), and before anybody is known by address.
    internal static ConcurrencyLimiterOptions InOrder(int permits) =>
        new()
        {
            PermitLimit = permits,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
}
