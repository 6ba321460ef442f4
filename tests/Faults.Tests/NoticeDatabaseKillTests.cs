using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

/// <summary>Notices while PostgreSQL is killed: see <see cref="NoticeReach"/>.</summary>
public sealed class NoticeDatabaseKillTests(OwnPostgres postgres, ITestOutputHelper output)
    : IClassFixture<OwnPostgres>
{
    private const string Unavailable = "Unavailable Unavailable";

    [Fact]
    public async Task Notices_PostgresKilledWhileRaising_ReachEveryMemberOnce()
    {
        await using var platform = await FaultPlatform.StartAsync(postgres.Server);
        await using var writes = await NoticeWrites.SignInAsync(platform);
        var writers = new Writers(writes.Next);

        await writers.RunAsync(NoticeWrites.WritersAtOnce, KillOftenAsync());

        Assert.Contains(Unavailable, writers.Failures.Keys);
        await NoticeReach.AllAsync(
            output,
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
                await postgres.Server.KillAsync();
                // A call about notices waits for most of its time, so that a short outage may hit none.
                await UntilAsync(() => writers.Failures.ContainsKey(Unavailable));
                await Task.Delay(random.Next(200));
                await postgres.Server.RestartAsync();
                await NoticeInvariants.NoPartialWritesAsync(platform);
            }
        }
    }

    private static Task<bool> UntilAsync(Func<bool> condition) =>
        Eventually.BecomesAsync(() => Task.FromResult(condition()), met => met);
}
