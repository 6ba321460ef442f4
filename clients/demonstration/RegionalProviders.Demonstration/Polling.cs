namespace RegionalProviders.Demonstration;

/// <summary>Services learn from one another over the message bus: what one knows, the other knows a moment later.</summary>
internal static class Polling
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    /// <summary>Asks until there is an answer.</summary>
    /// <exception cref="TimeoutException">There was none for two minutes.</exception>
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
