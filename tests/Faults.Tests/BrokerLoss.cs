using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;

namespace RegionalProviders.Faults.Tests;

/// <summary>Takes the broker away while callers write: stopped for a while, then killed with -9.</summary>
internal static class BrokerLoss
{
    /// <summary>Takes it away twice, each time while events are on their way. Returns how many writes were answered meanwhile.</summary>
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

    // Events flow, so that the loss hits some on their way.
    private static async Task EventsAsync(FaultPlatform platform)
    {
        const int some = 20;
        var before = await CountAsync();
        await Eventually.BecomesAsync(CountAsync, now => now >= before + some);

        Task<int> CountAsync() => platform.OneAsync<int>("select count(*) from recorder.recorded");
    }
}
