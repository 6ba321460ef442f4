using RegionalProviders.Testing.Faults;

namespace RegionalProviders.Faults.Tests;

/// <summary>Kills the service at random points while callers write.</summary>
internal static class ServiceKills
{
    private const int MaxAnswers = 25;

    /// <summary>
    /// Kills the service the given number of times, and checks each time that nothing is stored only in part. In the end
    /// the service is running.
    /// </summary>
    public static async Task KillOftenAsync(
        FaultPlatform platform,
        int kills,
        Writers writers,
        Task writing,
        Func<FaultPlatform, Task> nothingIsHalfThere
    )
    {
        var random = new Random(Extent.Seed);
        for (var kill = 0; kill < kills && !writing.IsCompleted; kill++)
        {
            // One kill in eight happens during the start.
            if (random.Next(8) == 0)
                await Task.Delay(random.Next(1_000));
            else
                await LiveAsync(platform, writers, random.Next(MaxAnswers), writing);
            await Task.Delay(random.Next(50));
            await platform.Service.KillAsync();
            await nothingIsHalfThere(platform);
            await platform.Service.LaunchAsync();
        }

        await platform.Service.KillAsync();
        await platform.Service.StartAsync();
    }

    /// <summary>
    /// Waits until the service has answered the given number of writes, however long a busy machine takes, so that the next
    /// kill hits it at work.
    /// </summary>
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
