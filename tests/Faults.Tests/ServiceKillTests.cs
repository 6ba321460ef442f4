using System.Diagnostics;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

[Collection(FaultsCollection.Name)]
public sealed class ServiceKillTests(FaultServers servers, ITestOutputHelper output)
{
    private const int MostAnswers = 25;
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Service_KilledAtRandomPoints_KeepsWhatItAnsweredAndNothingByHalves()
    {
        await using var platform = await FaultPlatform.StartAsync(servers);
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        var writers = new Writers(writes.Next);

        await writers.RunAsync(6, KillOftenAsync(platform, writers));

        var kept = await writers.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        await RegisterInvariants.HoldAsync(platform, writers);
        Assert.Empty(platform.Service.InternalErrors());
        output.WriteLine(
            $"{Extent.ServiceKills} kills of the service; {Figures.Of(writers, kept, evidence)}"
        );
    }

    private static async Task KillOftenAsync(FaultPlatform platform, Writers writers)
    {
        var random = new Random(Extent.Seed);
        for (var kill = 0; kill < Extent.ServiceKills; kill++)
        {
            // One in eight is killed while it starts.
            if (random.Next(8) == 0)
                await Task.Delay(random.Next(1_000));
            else
                await LiveAsync(platform, writers, random.Next(MostAnswers));
            await Task.Delay(random.Next(50));
            await platform.Service.KillAsync();
            await RegisterInvariants.NothingIsHalfThereAsync(platform);
            await platform.Service.LaunchAsync();
        }

        await platform.Service.KillAsync();
        await platform.Service.StartAsync();
    }

    /// <summary>Until it has answered so many; a machine that is busy answers fewer.</summary>
    private static async Task LiveAsync(FaultPlatform platform, Writers writers, int answers)
    {
        await platform.Service.WaitAsync();
        var enough = writers.Answered.Count + answers;
        var watch = Stopwatch.StartNew();
        while (writers.Answered.Count < enough && watch.Elapsed < LongestLife)
            await Task.Delay(2);
    }
}
