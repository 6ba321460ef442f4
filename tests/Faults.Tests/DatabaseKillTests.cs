using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

public sealed class DatabaseKillTests(OwnPostgres postgres, ITestOutputHelper output)
    : IClassFixture<OwnPostgres>
{
    private const int RowsOfABigList = 2_000;

    [Fact]
    public async Task Postgres_KilledMidCallAndMidImport_IsToldToCallersAndLosesNothing()
    {
        await using var platform = await FaultPlatform.StartAsync(postgres.Server);
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        var writers = new Writers(writes.Next);
        var bigList = writes.ImportList(900_000, RowsOfABigList);
        var importer = new Writers(() => bigList);

        var killing = KillOftenAsync(platform);
        // One big import, which every kill interrupts, is retried until it is answered.
        await Task.WhenAll(writers.RunAsync(4, killing), importer.RunAsync(1, killing));

        var kept = await writers.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        Assert.Single(importer.Answered.Select(one => one.Answer).Distinct());
        var small = writers.Answered.Count(one =>
            one.Write.Kind == nameof(RegisterWrites.ImportList)
        );
        Assert.Equal(
            RowsOfABigList + small * RegisterWrites.RowsOfAList,
            await platform.OneAsync<int>("select count(*) from providers.registration")
        );
        await RegisterInvariants.HoldAsync(platform, writers, importer);
        Assert.Empty(platform.Service.InternalErrors());
        Assert.Contains("Unavailable Unavailable", writers.Failures.Keys);
        output.WriteLine(
            $"{Extent.DatabaseKills} kills of PostgreSQL; {Figures.Of(writers, kept, evidence)}"
        );
    }

    private async Task KillOftenAsync(FaultPlatform platform)
    {
        var random = new Random(Extent.Seed);
        for (var kill = 0; kill < Extent.DatabaseKills; kill++)
        {
            // The first half of the kills hit the big import while it runs; the later ones may come after its end.
            if (kill < Extent.DatabaseKills / 2)
                await Eventually.BecomesAsync(
                    () =>
                        platform.OneAsync<int>(
                            "select count(*) from pg_stat_activity where state <> 'idle' and query like '%import_row%' and pid <> pg_backend_pid()"
                        ),
                    importing => importing > 0
                );
            await Task.Delay(random.Next(400));
            await postgres.Server.KillAsync();
            await Task.Delay(random.Next(400));
            await postgres.Server.RestartAsync();
            await RegisterInvariants.NoPartialWritesAsync(platform);
        }
    }
}
