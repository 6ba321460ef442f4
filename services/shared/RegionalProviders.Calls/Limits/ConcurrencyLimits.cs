using System.Threading.RateLimiting;

namespace RegionalProviders.Calls.Limits;

/// <summary>Limits on what each caller may have open at the same time.</summary>
public static class ConcurrencyLimits
{
    /// <summary>
    /// Allows <paramref name="max"/> at the same time in each partition. A lease that cannot be acquired is refused at
    /// once, never queued; an acquired one ends when it is disposed.
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
