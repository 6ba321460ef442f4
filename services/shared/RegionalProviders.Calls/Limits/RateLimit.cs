using System.Diagnostics.Metrics;
using System.Globalization;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls.Limits;

/// <summary>A token bucket for each caller, with the limit's name and the error for exceeding it.</summary>
internal sealed class RateLimit(
    string name,
    string who,
    Rate rate,
    int partitions,
    TimeProvider time
)
{
    private static readonly Counter<long> Rejections = Telemetry.Meter.CreateCounter<long>(
        "rp.limits.refused",
        description: "Requests refused because a limit was reached, by limit."
    );
    private readonly TokenBuckets buckets = new(rate, partitions, time);

    /// <summary>Takes a permit and returns zero, or returns how long to wait for one.</summary>
    internal TimeSpan TryAcquire(string partition)
    {
        var wait = buckets.TryAcquire(partition);
        if (wait > TimeSpan.Zero)
            CountRejection(name);
        return wait;
    }

    /// <summary>Takes a permit, or throws LIMIT_EXCEEDED.</summary>
    internal void Acquire(string partition)
    {
        var wait = TryAcquire(partition);
        if (wait > TimeSpan.Zero)
            throw Exceeded(wait);
    }

    /// <summary>Throws LIMIT_EXCEEDED if there is no permit; takes none.</summary>
    internal void Check(string partition)
    {
        var wait = buckets.Wait(partition);
        if (wait == TimeSpan.Zero)
            return;
        CountRejection(name);
        throw Exceeded(wait);
    }

    private ServiceException Exceeded(TimeSpan wait)
    {
        var allowed = string.Create(
            CultureInfo.InvariantCulture,
            $"{rate.PerSecond:0.###}/s, {rate.Burst} at once"
        );
        return Fault.LimitExceeded(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{who} calls more often than it may ({allowed}). Nothing was done; try again in {wait.TotalSeconds:0.###} seconds."
            ),
            name,
            allowed,
            wait
        );
    }

    internal static void CountRejection(string limit) =>
        Rejections.Add(1, new KeyValuePair<string, object?>("limit", limit));
}
