using System.Collections.Concurrent;
using System.Diagnostics;

namespace RegionalProviders.Bench;

/// <summary>What a load reached.</summary>
internal sealed record Result(double PerSecond, double P50Milliseconds, double P99Milliseconds);

/// <summary>Sixteen callers at once for a while.</summary>
internal static class Load
{
    private const int Callers = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    internal static async Task<Result> RunAsync(Func<int, Task> call)
    {
        await RunForAsync(call, WarmUp);
        var times = await RunForAsync(call, Duration);
        return new Result(times.Count / Duration.TotalSeconds, At(times, 0.5), At(times, 0.99));
    }

    private static double At(List<double> sorted, double part) =>
        sorted[(int)((sorted.Count - 1) * part)];

    private static async Task<List<double>> RunForAsync(Func<int, Task> call, TimeSpan duration)
    {
        var all = new ConcurrentBag<List<double>>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(caller =>
                    Task.Run(async () =>
                    {
                        var times = new List<double>();
                        while (watch.Elapsed < duration)
                        {
                            var started = Stopwatch.GetTimestamp();
                            await call(caller);
                            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                        }

                        all.Add(times);
                    })
                )
        );
        return [.. all.SelectMany(times => times).Order()];
    }
}
