using System.Diagnostics.Metrics;
using System.Globalization;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls.Limits;

/// <summary>A rate limit with its name, and the refusal that goes with it.</summary>
internal sealed class Budget(string name, string who, Rate rate, int partitions, TimeProvider time)
{
    private static readonly Counter<long> Refusals = Telemetry.Meter.CreateCounter<long>(
        "rp.limits.refused",
        description: "Requests refused because a limit was reached, by limit."
    );
    private readonly TokenBuckets buckets = new(rate, partitions, time);

    /// <summary>Zero, or how long to wait.</summary>
    internal TimeSpan Take(string party)
    {
        var wait = buckets.Take(party);
        if (wait > TimeSpan.Zero)
            CountRefusal(name);
        return wait;
    }

    /// <summary>Takes, or refuses the call.</summary>
    internal void Spend(string party)
    {
        var wait = Take(party);
        if (wait == TimeSpan.Zero)
            return;
        var allowed = string.Create(
            CultureInfo.InvariantCulture,
            $"{rate.PerSecond:0.###}/s, {rate.Burst} at once"
        );
        throw Fault.LimitExceeded(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{who} calls more often than it may ({allowed}). Nothing was done; try again in {wait.TotalSeconds:0.###} seconds."
            ),
            name,
            allowed,
            wait
        );
    }

    internal static void CountRefusal(string limit) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("limit", limit));
}
