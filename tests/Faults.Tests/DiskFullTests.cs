using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

public sealed class DiskFullTests(ITestOutputHelper output)
{
    private const int Megabytes = 400;

    [SmallDiskFact]
    public async Task Postgres_DiskFull_IsToldPlainlyAndHealsWhenThereIsRoom()
    {
        await using var disk = await SmallDisk.MountAsync(Megabytes);
        await using var postgres = await KillablePostgres.StartAsync(
            Path.Combine(disk.Folder, "postgres")
        );
        await using var platform = await FaultPlatform.StartAsync(postgres);
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        var writers = new Writers(writes.Next);

        await writers.RunAsync(4, FillAndFreeAsync());

        var kept = await writers.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        await RegisterInvariants.HoldAsync(platform, writers);
        Assert.Empty(platform.Service.InternalErrors());
        output.WriteLine($"disk of PostgreSQL full; {Figures.Of(writers, kept, evidence)}");

        async Task FillAndFreeAsync()
        {
            await UntilAsync(() => writers.Answered.Count >= 10);
            await disk.FillAsync();
            await UntilAsync(() =>
                writers.Failures.GetValueOrDefault("Unavailable Unavailable") >= 20
            );
            disk.Free();
            // If there is no room for its WAL, PostgreSQL ends, and its operator starts it again. The service keeps running.
            if (postgres.Ended.IsCompleted)
            {
                await postgres.StopAsync();
                await postgres.RestartAsync();
            }

            var enough = writers.Answered.Count + 10;
            await UntilAsync(() => writers.Answered.Count >= enough);
        }
    }

    private static Task<bool> UntilAsync(Func<bool> condition) =>
        Eventually.BecomesAsync(() => Task.FromResult(condition()), met => met);
}
