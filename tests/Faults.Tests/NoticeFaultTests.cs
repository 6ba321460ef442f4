using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

/// <summary>Notices while processes of the service are killed: see <see cref="NoticeReach"/>.</summary>
public sealed class NoticeFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Notices_ServiceKilledWhileRaising_ReachEveryMemberOnce()
    {
        await using var platform = await FaultPlatform.StartAsync();
        await using var writes = await NoticeWrites.SignInAsync(platform);
        var writers = new Writers(writes.Next);

        var killed = new TaskCompletionSource();
        var writing = writers.RunAsync(NoticeWrites.WritersAtOnce, killed.Task);
        await ServiceKills.KillOftenAsync(
            platform,
            Extent.ServiceKillsOfNotices,
            writers,
            writing,
            NoticeInvariants.NoPartialWritesAsync
        );
        killed.SetResult();
        await writing;

        await NoticeReach.AllAsync(
            output,
            platform,
            writes,
            $"{Extent.ServiceKillsOfNotices} kills of the service",
            writers
        );
    }

    [Fact]
    public async Task Notices_OneOfTwoReplicasKilled_ReachEveryMemberOnce()
    {
        await using var platform = await FaultPlatform.StartAsync(replicas: 2);
        await using var writes = await NoticeWrites.SignInAsync(platform);
        var writers = new Writers(writes.Next);

        await writers.RunAsync(NoticeWrites.WritersAtOnce, KillInTurnAsync());

        await NoticeReach.AllAsync(
            output,
            platform,
            writes,
            "two replicas, each killed once",
            writers
        );

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

    private static Task<bool> UntilAsync(Func<bool> condition) =>
        Eventually.BecomesAsync(() => Task.FromResult(condition()), met => met);
}
