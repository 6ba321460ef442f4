using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

/// <summary>Notices while RabbitMQ is away: see <see cref="NoticeReach"/>.</summary>
public sealed class NoticeBrokerLossTests(OwnRabbitMq broker, ITestOutputHelper output)
    : IClassFixture<OwnRabbitMq>
{
    [Fact]
    public async Task Notices_BrokerLostInABurst_ReachEveryMemberOnce()
    {
        await using var platform = await FaultPlatform.StartAsync(rabbitMq: broker.Server);
        await using var writes = await NoticeWrites.SignInAsync(platform);
        var writers = new Writers(writes.Next);

        var losing = BrokerLoss.LoseAsync(platform, broker.Server, writers);
        await writers.RunAsync(1, losing);

        Assert.Empty(writers.Failures);
        await NoticeReach.AllAsync(
            output,
            platform,
            writes,
            $"RabbitMQ stopped for {Extent.BrokerOutage.TotalSeconds:0} s and killed, {await losing} answered OK meanwhile",
            writers
        );
    }
}
