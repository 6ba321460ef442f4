namespace RegionalProviders.Calls.Limits;

/// <summary>
/// One token bucket for each partition, stored as the moment at which the bucket will be full again: one number each,
/// and none for a full one. Not from System.Threading.RateLimiting, whose limiters take no <see cref="TimeProvider"/>,
/// refill in steps rather than steadily, and have no bound on their number (docs/adr/0020).
/// </summary>
internal sealed class TokenBuckets(Rate rate, int maxPartitions, TimeProvider time)
{
    private const string Overflow = "\0";
    private readonly Lock gate = new();
    private readonly Dictionary<string, double> fullAt = new(StringComparer.Ordinal);
    private readonly double interval = 1 / rate.PerSecond;
    private readonly long start = time.GetTimestamp();

    /// <summary>Partitions whose buckets are not known to be full.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
                return fullAt.Count;
        }
    }

    /// <summary>
    /// Takes a token and returns zero; if there is none, takes nothing and returns how long until there is one.
    /// </summary>
    internal TimeSpan TryAcquire(string partition) => Next(partition, take: true);

    /// <summary>As <see cref="TryAcquire"/>, but takes nothing in either case.</summary>
    internal TimeSpan Wait(string partition) => Next(partition, take: false);

    private TimeSpan Next(string partition, bool take)
    {
        lock (gate)
        {
            var now = time.GetElapsedTime(start).TotalSeconds;
            var key = HasRoomFor(partition, now) ? partition : Overflow;
            var full = fullAt.GetValueOrDefault(key);
            // More debt than a bucket can have: the clock was set back, so the stored value is meaningless.
            if (full > now + (interval * (rate.Burst + 1)))
                full = now;
            var next = Math.Max(full, now) + interval;
            var missing = next - now - (interval * rate.Burst);
            // Ignores rounding of a nanosecond.
            if (missing > 1e-9)
                return TimeSpan.FromSeconds(missing);
            if (take)
                fullAt[key] = next;
            return TimeSpan.Zero;
        }
    }

    private bool HasRoomFor(string partition, double now)
    {
        if (fullAt.ContainsKey(partition) || fullAt.Count < maxPartitions)
            return true;
        foreach (var (key, at) in fullAt)
            if (at <= now)
                fullAt.Remove(key);
        return fullAt.Count < maxPartitions;
    }
}
