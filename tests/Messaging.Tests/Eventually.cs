using System.Diagnostics;

namespace RegionalProviders.Messaging.Tests;

internal static class Eventually
{
    // MassTransit retries a lost connection to a broker at intervals of up to a minute.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    /// <summary>Polls until the expected value is returned; fails with the last value at the deadline.</summary>
    public static async Task EqualAsync<T>(T expected, Func<Task<T>> ask)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (EqualityComparer<T>.Default.Equals(answer, expected))
                return;
            if (watch.Elapsed > Deadline)
                Assert.Equal(expected, answer);
            await Task.Delay(20);
        }
    }
}
