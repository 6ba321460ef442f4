using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;

namespace RegionalProviders.Faults.Tests;

/// <summary>Stops the broker for a while and later kills it with kill -9, both while callers write.</summary>
internal static class BrokerLoss
{
    /// <summary>
    /// Takes the broker away twice, each time while events are in flight. Returns how many writes were answered meanwhile.
    /// </summary>
    public static async Task<int> LoseAsync(
        FaultPlatform platform,
        KillableRabbitMq broker,
        Writers writers
    )
    {
        await EventsAsync(platform);
        var during = await AwayAsync(broker.StopAsync, Extent.BrokerOutage);
        await EventsAsync(platform);
        return during + await AwayAsync(broker.KillAsync, TimeSpan.FromSeconds(1));

        async Task<int> AwayAsync(Func<Task> end, TimeSpan outage)
        {
            await end();
            var before = writers.Answered.Count;
            await Task.Delay(outage);
            var answered = writers.Answered.Count - before;
            await broker.RestartAsync();
            return answered;
        }
    }

    // Waits until events are flowing, so that some are in flight when the broker is lost.
    private static async Task EventsAsync(FaultPlatform platform)
    {
        const int some = 20;
        var before = await CountAsync();
        await Eventually.BecomesAsync(CountAsync, now => now >= before + some);

        Task<int> CountAsync() => platform.OneAsync<int>("select count(*) from recorder.recorded");
    }
}
