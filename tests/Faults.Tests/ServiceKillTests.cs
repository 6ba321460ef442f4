using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

[Collection(FaultsCollection.Name)]
public sealed class ServiceKillTests(FaultServers servers, ITestOutputHelper output)
{
    private const int LongestLife = 700;

    [Fact]
    public async Task Service_KilledAtRandomPoints_KeepsWhatItAnsweredAndNothingByHalves()
    {
        await using var platform = await FaultPlatform.StartAsync(servers);
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        var writers = new Writers(writes.Next);

        await writers.RunAsync(6, KillOftenAsync(platform));

        var kept = await writers.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        await RegisterInvariants.HoldAsync(platform, writers);
        Assert.Empty(platform.Service.InternalErrors());
        output.WriteLine(
            $"{Extent.ServiceKills} kills of the service; {Figures.Of(writers, kept, evidence)}"
        );
    }

    private static async Task KillOftenAsync(FaultPlatform platform)
    {
        var random = new Random(Extent.Seed);
        for (var kill = 0; kill < Extent.ServiceKills; kill++)
        {
            // One in eight does not live to take a call.
            if (random.Next(8) == 0)
            {
                await platform.Service.KillAsync();
                await platform.Service.LaunchAsync();
            }

            await Task.Delay(random.Next(LongestLife));
            await platform.Service.KillAsync();
            await RegisterInvariants.NothingIsHalfThereAsync(platform);
            await platform.Service.StartAsync();
        }
    }
}
