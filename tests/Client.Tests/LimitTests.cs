using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Client.Tests;

/// <summary>Calls that a limit refused.</summary>
public sealed class LimitTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Write_RefusedByARate_IsMadeAgainAfterTheTimeThatWasNamed()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.EndMembership = _ =>
            platform.Answers.Calls.Count == 1
                ? throw Refused(new RetryInfo { RetryDelay = Duration.FromTimeSpan(Delay) })
                : new EndMembershipResponse();
        await using var client = platform.Connect();

        var started = TimeProvider.System.GetTimestamp();
        await client.Consortia.EndMembershipAsync(new EndMembershipRequest());

        Assert.Equal(2, platform.Answers.Calls.Count);
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= Delay);
    }

    [Fact]
    public async Task Write_RefusedForItsSize_IsNotMadeAgain()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.EndMembership = _ => throw Refused();
        await using var client = platform.Connect();

        var failure = await Assert.ThrowsAsync<PlatformException>(async () =>
            await client.Consortia.EndMembershipAsync(new EndMembershipRequest())
        );

        Assert.Equal(ErrorReason.LimitExceeded, failure.Reason);
        Assert.Single(platform.Answers.Calls);
    }

    private static RpcException Refused(params Google.Protobuf.IMessage[] details) =>
        Errors.Of(
            StatusCode.ResourceExhausted,
            ErrorReason.LimitExceeded,
            "Too many calls.",
            details
        );
}
