using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

public sealed class BrokerLossTests(OwnRabbitMq broker, ITestOutputHelper output)
    : IClassFixture<OwnRabbitMq>
{
    [Fact]
    public async Task RabbitMq_StoppedAndKilled_WritesGoOnAndEveryEventArrives()
    {
        await using var platform = await FaultPlatform.StartAsync(rabbitMq: broker.Server);
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        var writers = new Writers(writes.Next, Extent.RestWithoutBroker);

        var losing = BrokerLoss.LoseAsync(platform, broker.Server, writers);
        await writers.RunAsync(Extent.WritersWithoutBroker, losing);

        // Not a single write failed: writing to the outbox needs no broker.
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
