using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

public sealed class ServiceKillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Service_KilledAtRandomPoints_KeepsWhatItAnsweredAndNothingByHalves()
    {
        await using var platform = await FaultPlatform.StartAsync();
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        var writers = new Writers(writes.Next);

        var killed = new TaskCompletionSource();
        var writing = writers.RunAsync(6, killed.Task);
        await ServiceKills.KillOftenAsync(
            platform,
            Extent.ServiceKills,
            writers,
            writing,
            RegisterInvariants.NoPartialWritesAsync
        );
        killed.SetResult();
        await writing;

        var kept = await writers.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        await RegisterInvariants.HoldAsync(platform, writers);
        Assert.Empty(platform.Service.InternalErrors());
        output.WriteLine(
            $"{Extent.ServiceKills} kills of the service; {Figures.Of(writers, kept, evidence)}"
        );
    }
}
