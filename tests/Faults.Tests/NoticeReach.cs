using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

/// <summary>
/// Whatever breaks while councils warn one another: a notice that was answered OK reaches every member, once in effect,
/// and of one that was not there is nothing.
/// </summary>
internal static class NoticeReach
{
    /// <summary>Asks for every answer again, waits for all events and checks what inboxes and watches have.</summary>
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
