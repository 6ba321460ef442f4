using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

[Collection(FaultsCollection.Name)]
public sealed class ServiceKillTests(FaultServers servers, ITestOutputHelper output)
{
    private const int MostAnswers = 25;

    [Fact]
    public async Task Service_KilledAtRandomPoints_KeepsWhatItAnsweredAndNothingByHalves()
    {
        await using var platform = await FaultPlatform.StartAsync(servers);
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        var writers = new Writers(writes.Next);

        var killed = new TaskCompletionSource();
        var writing = writers.RunAsync(6, killed.Task);
        await KillOftenAsync(platform, writers, writing);
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

    private static async Task KillOftenAsync(FaultPlatform platform, Writers writers, Task writing)
    {
        var random = new Random(Extent.Seed);
        for (var kill = 0; kill < Extent.ServiceKills && !writing.IsCompleted; kill++)
        {
            // One in eight is killed while it starts.
            if (random.Next(8) == 0)
                await Task.Delay(random.Next(1_000));
            else
                await LiveAsync(platform, writers, random.Next(MostAnswers), writing);
            await Task.Delay(random.Next(50));
            await platform.Service.KillAsync();
            await RegisterInvariants.NothingIsHalfThereAsync(platform);
            await platform.Service.LaunchAsync();
        }

        await platform.Service.KillAsync();
        await platform.Service.StartAsync();
    }

    /// <summary>Until it has answered so many, however long a busy machine takes: the next kill finds it at work.</summary>
    private static async Task LiveAsync(
        FaultPlatform platform,
        Writers writers,
        int answers,
        Task writing
    )
    {
        await platform.Service.WaitAsync();
        var enough = writers.Answered.Count + answers;
        while (writers.Answered.Count < enough && !writing.IsCompleted)
            await Task.Delay(2);
    }
}
