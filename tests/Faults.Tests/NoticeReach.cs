using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

/// <summary>
/// Whatever fails while councils warn one another: a notice whose call was answered OK reaches every member, effectively
/// once, and a notice whose call was not leaves nothing behind.
/// </summary>
internal static class NoticeReach
{
    /// <summary>Repeats every write, waits for all events and checks the contents of inboxes and watches.</summary>
    public static async Task AllAsync(
        ITestOutputHelper output,
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
}
