using System.Diagnostics;

namespace RegionalProviders.Testing;

/// <summary>Waits for what other processes and the bus bring about, by asking again, never by sleeping a guessed time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Tries until it succeeds; throws the last failure when patience ends.</summary>
    public static async Task<T> SucceedsAsync<T>(Func<Task<T>> attempt)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (Exception) when (watch.Elapsed < Patience)
            {
                await Task.Delay(Pause);
            }
        }
    }

    /// <summary>Asks until the answer is as expected; fails with what was last seen when patience ends.</summary>
    public static async Task<T> BecomesAsync<T>(Func<Task<T>> ask, Func<T, bool> expected)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (expected(answer))
                return answer;
            if (watch.Elapsed > Patience)
                Assert.Fail($"Still {answer} after {Patience.TotalSeconds} seconds.");
            await Task.Delay(Pause);
        }
    }
}
