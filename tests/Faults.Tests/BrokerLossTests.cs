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

        var losing = BrokerLoss.LoseAsync(platform, servers.RabbitMq, writers);
        await writers.RunAsync(Extent.WritersWithoutBroker, losing);

        // Not one write failed: the outbox needs no broker.
        Assert.Empty(writers.Failures);
        var during = await losing;
        Assert.True(during > 0, "Nothing was written while the broker was away.");
        var kept = await writers.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        await RegisterInvariants.HoldAsync(platform, writers);
        Assert.Empty(platform.Service.InternalErrors());
        output.WriteLine(
            $"RabbitMQ stopped for {Extent.BrokerOutage.TotalSeconds:0} s and killed, {during} answered OK meanwhile; {Figures.Of(writers, kept, evidence)}"
        );
    }
}
