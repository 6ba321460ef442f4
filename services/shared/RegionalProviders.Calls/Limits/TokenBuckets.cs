namespace RegionalProviders.Calls.Limits;

/// <summary>
/// One token bucket a party, kept as the moment at which the bucket will be full again: a number each, and none for a
/// full one. Its own and not System.Threading.RateLimiting's because those run on no given clock and their number has
/// no bound.
/// </summary>
internal sealed class TokenBuckets(Rate rate, int partitions, TimeProvider time)
{
    private const string Overflow = "\0";
    private readonly Lock gate = new();
    private readonly Dictionary<string, double> fullAt = new(StringComparer.Ordinal);
    private readonly double interval = 1 / rate.PerSecond;
    private readonly long start = time.GetTimestamp();

    /// <summary>Parties whose buckets are not known to be full.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
                return fullAt.Count;
        }
    }

    /// <summary>Takes a token. Zero: it was there. Otherwise nothing is taken, and there is one after that time.</summary>
    internal TimeSpan Take(string party)
    {
        lock (gate)
        {
            var now = time.GetElapsedTime(start).TotalSeconds;
            var key = HasRoomFor(party, now) ? party : Overflow;
            var full = fullAt.GetValueOrDefault(key);
            // More debt than a bucket can have: the clock was set back. What it was then says nothing about now.
            if (full > now + (interval * (rate.Burst + 1)))
                full = now;
            var next = Math.Max(full, now) + interval;
            var missing = next - now - (interval * rate.Burst);
            // A nanosecond of rounding is no debt.
            if (missing > 1e-9)
                return TimeSpan.FromSeconds(missing);
            fullAt[key] = next;
            return TimeSpan.Zero;
        }
    }

    private bool HasRoomFor(string party, double now)
    {
        if (fullAt.ContainsKey(party) || fullAt.Count < partitions)
            return true;
        foreach (var (key, at) in fullAt)
            if (at <= now)
                fullAt.Remove(key);
        return fullAt.Count < partitions;
    }
}
