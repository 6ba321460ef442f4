namespace RegionalProviders.Demonstration;

/// <summary>
/// Waits for one service to learn from another: their messages travel over the bus and arrive a moment later.
/// </summary>
internal static class Polling
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    /// <summary>Polls until there is an answer.</summary>
    /// <exception cref="TimeoutException">There was no answer within two minutes.</exception>
    internal static async Task<T> UntilAsync<T>(string what, Func<Task<T?>> ask)
        where T : class
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await ask() is { } answer)
                return answer;
            if (TimeProvider.System.GetElapsedTime(began) > MaxWait)
                throw new TimeoutException($"{what}: two minutes were not enough.");
            await Task.Delay(Between);
        }
    }
}
