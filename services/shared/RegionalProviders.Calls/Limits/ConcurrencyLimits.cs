using System.Threading.RateLimiting;

namespace RegionalProviders.Calls.Limits;

/// <summary>Limits of what each caller may have open at the same time.</summary>
public static class ConcurrencyLimits
{
    /// <summary>
    /// So many at the same time in each partition. A lease that is not acquired is refused at once, never queued; one that
    /// is acquired ends when it is disposed.
    /// </summary>
    public static PartitionedRateLimiter<string> PerPartition(int max) =>
        PartitionedRateLimiter.Create<string, string>(
            partition =>
                RateLimitPartition.GetConcurrencyLimiter(
                    partition,
                    _ => new ConcurrencyLimiterOptions { PermitLimit = max, QueueLimit = 0 }
                ),
            StringComparer.Ordinal
        );
}
