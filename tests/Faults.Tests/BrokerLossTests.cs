using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

[Collection(FaultsCollection.Name)]
public sealed class BrokerLossTests(FaultServers servers, ITestOutputHelper output)
{
    [Fact]
    public async Task RabbitMq_StoppedAndKilled_WritesGoOnAndEveryEventArrives()
    {
        await using var platform = await FaultPlatform.StartAsync(servers);
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        var writers = new Writers(writes.Next);
        var during = 0;

        await writers.RunAsync(4, LoseBrokerAsync());

        // Not one write failed: the outbox needs no broker.
        Assert.Empty(writers.Failures);
        Assert.True(during > 0, "Nothing was written while the broker was away.");
        var kept = await writers.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        await RegisterInvariants.HoldAsync(platform, writers);
        Assert.Empty(platform.Service.InternalErrors());
        output.WriteLine(
            $"RabbitMQ stopped for {Extent.BrokerOutage.TotalSeconds:0} s and killed, {during} answered OK meanwhile; {Figures.Of(writers, kept, evidence)}"
        );

        async Task LoseBrokerAsync()
        {
            await EventsAsync(atLeast: 20);
            await AwayAsync(servers.RabbitMq.StopAsync, Extent.BrokerOutage);
            await EventsAsync(atLeast: 20);
            await AwayAsync(servers.RabbitMq.KillAsync, TimeSpan.FromSeconds(1));
        }

        async Task AwayAsync(Func<Task> end, TimeSpan outage)
        {
            await end();
            var before = writers.Answered.Count;
            await Task.Delay(outage);
            during += writers.Answered.Count - before;
            await servers.RabbitMq.RestartAsync();
        }

        // Events flow, so that the loss hits some on their way.
        async Task EventsAsync(int atLeast)
        {
            var before = await CountAsync();
            await Eventually.BecomesAsync(CountAsync, now => now >= before + atLeast);
        }

        Task<int> CountAsync() => platform.OneAsync<int>("select count(*) from recorder.recorded");
    }
}
