using System.Diagnostics;

namespace RegionalProviders.Messaging.Tests;

internal static class Eventually
{
    // MassTransit looks for a broker that was away in pauses that grow to a minute.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    /// <summary>Asks again until the answer is the expected one; fails with the last answer at the deadline.</summary>
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
