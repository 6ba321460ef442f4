using System.Diagnostics;

namespace RegionalProviders.Testing;

/// <summary>Waits for the effects of other processes and the bus by polling, never by sleeping a guessed time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);

    /// <summary>Tries until it succeeds; throws the last failure at the deadline.</summary>
    public static async Task<T> SucceedsAsync<T>(Func<Task<T>> attempt)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var began = watch.Elapsed;
            try
            {
                return await attempt();
            }
            catch (Exception) when (watch.Elapsed < Patience)
            {
                await PauseAsync(watch.Elapsed - began);
            }
        }
    }

    /// <summary>Polls until the answer is as expected; at the deadline fails with the last answer.</summary>
    public static async Task<T> BecomesAsync<T>(Func<Task<T>> ask, Func<T, bool> expected)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var began = watch.Elapsed;
            var answer = await ask();
            if (expected(answer))
                return answer;
            if (watch.Elapsed > Patience)
                Assert.Fail($"Still {answer} after {Patience.TotalSeconds} seconds.");
            await PauseAsync(watch.Elapsed - began);
        }
    }

    /// <summary>
    /// Polls until nothing is left, for as long as the count decreases: thousands of messages take longer than one wait.
    /// </summary>
    public static async Task RunsOutAsync(Func<Task<int>> count, string what)
    {
        var least = int.MaxValue;
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            var left = await count();
            if (left == 0)
                return;
            if (left < least)
            {
                least = left;
                watch.Restart();
            }
            else if (watch.Elapsed > Patience)
            {
                Assert.Fail($"Still {left} {what} after {Patience.TotalSeconds} seconds.");
            }

            await PauseAsync(Stopwatch.GetElapsedTime(asked));
        }
    }

    // A slow query is repeated less often, so that it does not take the processor from what it waits for.
    private static Task PauseAsync(TimeSpan question)
    {
        var pause = question * 4;
        return Task.Delay(
            pause < ShortestPause ? ShortestPause
            : pause > MaxPause ? MaxPause
            : pause
        );
    }
}
