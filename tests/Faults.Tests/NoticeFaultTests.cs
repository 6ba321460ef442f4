using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

/// <summary>
/// Whatever breaks while councils warn one another: a notice that was answered OK reaches every member, once in effect,
/// and of one that was not there is nothing.
/// </summary>
[Collection(FaultsCollection.Name)]
public sealed class NoticeFaultTests(FaultServers servers, ITestOutputHelper output)
{
    private const int WritersAtOnce = 4;

    [Fact]
    public async Task Notices_ServiceKilledWhileRaising_ReachEveryMemberOnce()
    {
        await using var platform = await FaultPlatform.StartAsync(servers);
        await using var writes = await NoticeWrites.SignInAsync(platform);
        var writers = new Writers(writes.Next);

        var killed = new TaskCompletionSource();
        var writing = writers.RunAsync(WritersAtOnce, killed.Task);
        await ServiceKills.KillOftenAsync(
            platform,
            Extent.ServiceKillsOfNotices,
            writers,
            writing,
            NoticeInvariants.NothingIsHalfThereAsync
        );
        killed.SetResult();
        await writing;

        await ReachAllAsync(
            platform,
            writes,
            $"{Extent.ServiceKillsOfNotices} kills of the service",
            writers
        );
    }

    [Fact]
    public async Task Notices_BrokerLostInABurst_ReachEveryMemberOnce()
    {
        await using var platform = await FaultPlatform.StartAsync(servers);
        await using var writes = await NoticeWrites.SignInAsync(platform);
        var writers = new Writers(writes.Next);

        var losing = BrokerLoss.LoseAsync(platform, servers.RabbitMq, writers);
        await writers.RunAsync(1, losing);

        Assert.Empty(writers.Failures);
        await ReachAllAsync(
            platform,
            writes,
            $"RabbitMQ stopped for {Extent.BrokerOutage.TotalSeconds:0} s and killed, {await losing} answered OK meanwhile",
            writers
        );
    }

    [Fact]
    public async Task Notices_PostgresKilledWhileRaising_ReachEveryMemberOnce()
    {
        await using var platform = await FaultPlatform.StartAsync(servers);
        await using var writes = await NoticeWrites.SignInAsync(platform);
        var writers = new Writers(writes.Next);

        await writers.RunAsync(WritersAtOnce, KillOftenAsync());

        Assert.Contains("Unavailable Unavailable", writers.Failures.Keys);
        await ReachAllAsync(
            platform,
            writes,
            $"{Extent.DatabaseKillsOfNotices} kills of PostgreSQL",
            writers
        );

        async Task KillOftenAsync()
        {
            var random = new Random(Extent.Seed);
            for (var kill = 0; kill < Extent.DatabaseKillsOfNotices; kill++)
            {
                var enough = writers.Answered.Count + random.Next(1, 20);
                await UntilAsync(() => writers.Answered.Count >= enough);
                await servers.Postgres.KillAsync();
                await Task.Delay(random.Next(200));
                await servers.Postgres.RestartAsync();
                await NoticeInvariants.NothingIsHalfThereAsync(platform);
            }
        }
    }

    [Fact]
    public async Task Notices_OneOfTwoReplicasKilled_ReachEveryMemberOnce()
    {
        await using var platform = await FaultPlatform.StartAsync(servers, replicas: 2);
        await using var writes = await NoticeWrites.SignInAsync(platform);
        var writers = new Writers(writes.Next);

        await writers.RunAsync(WritersAtOnce, KillInTurnAsync());

        await ReachAllAsync(platform, writes, "two replicas, each killed once", writers);

        async Task KillInTurnAsync()
        {
            foreach (var replica in platform.Replicas)
            {
                var enough = writers.Answered.Count + 20;
                await UntilAsync(() => writers.Answered.Count >= enough);
                await replica.KillAsync();
                await Task.Delay(Extent.Seed % 500);
                await replica.StartAsync();
            }
        }
    }

    private async Task ReachAllAsync(
        FaultPlatform platform,
        NoticeWrites writes,
        string fault,
        Writers writers
    )
    {
        var kept = await writers.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        var delivered = await NoticeInvariants.HoldAsync(platform, writes, writers);
        Assert.All(platform.Replicas, replica => Assert.Empty(replica.InternalErrors()));
        output.WriteLine(
            $"{fault}; in the inboxes and watches of {NoticeWrites.Members} members: {delivered}; {Figures.Of(writers, kept, evidence)}"
        );
    }

    private static Task<bool> UntilAsync(Func<bool> condition) =>
        Eventually.BecomesAsync(() => Task.FromResult(condition()), met => met);
}
