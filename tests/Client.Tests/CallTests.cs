using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;

namespace Client.Tests;

public sealed class CallTests
{
    [Theory]
    [InlineData(StatusCode.Unavailable, ErrorReason.Unavailable)]
    [InlineData(StatusCode.Aborted, ErrorReason.ConcurrentChange)]
    public async Task Read_FailingInPassing_IsRepeated(StatusCode code, ErrorReason reason)
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.ListCouncils = _ =>
            platform.Answers.Calls.Count < 3
                ? throw Errors.Of(code, reason, "Not now.")
                : new ListCouncilsResponse();
        await using var client = platform.Connect();

        await client.Councils.ListCouncilsAsync(new ListCouncilsRequest());

        Assert.Equal(3, platform.Answers.Calls.Count);
    }

    [Fact]
    public async Task Read_FailingOnAndOn_IsRepeatedUpToTheLimit()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.ListCouncils = _ => throw Unavailable();
        await using var client = platform.Connect();

        await Assert.ThrowsAsync<PlatformException>(async () =>
            await client.Councils.ListCouncilsAsync(new ListCouncilsRequest())
        );

        Assert.Equal(4, platform.Answers.Calls.Count);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("0198c5a2-0000-7000-8000-000000000001", 2)]
    public async Task Create_FailingInPassing_IsRepeatedOnlyWithARequestId(string id, int calls)
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.CreateConsortium = _ =>
            platform.Answers.Calls.Count == 1
                ? throw Unavailable()
                : new CreateConsortiumResponse();
        await using var client = platform.Connect();

        try
        {
            await client.Consortia.CreateConsortiumAsync(new() { Name = "East", RequestId = id });
        }
        catch (PlatformException e) when (e.StatusCode == StatusCode.Unavailable) { }

        Assert.Equal(calls, platform.Answers.Calls.Count);
    }

    [Fact]
    public async Task Write_FailingInPassing_IsNotRepeated()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.EndMembership = _ => throw Unavailable();
        await using var client = platform.Connect();

        await Assert.ThrowsAsync<PlatformException>(async () =>
            await client.Consortia.EndMembershipAsync(new EndMembershipRequest())
        );

        Assert.Single(platform.Answers.Calls);
    }

    [Fact]
    public async Task Read_AskedToWaitBeyondTheDeadline_FailsAtOnce()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.ListCouncils = _ =>
            throw Errors.Of(
                StatusCode.Unavailable,
                ErrorReason.Unavailable,
                "Busy.",
                new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromMinutes(2)) }
            );
        await using var client = platform.Connect();

        var failure = await Assert.ThrowsAsync<PlatformException>(async () =>
            await client.Councils.ListCouncilsAsync(new ListCouncilsRequest())
        );

        Assert.Equal(TimeSpan.FromMinutes(2), failure.RetryAfter);
        Assert.Single(platform.Answers.Calls);
    }

    [Fact]
    public async Task Read_AskedToWait_WaitsThatLong()
    {
        await using var platform = await PlatformDouble.StartAsync();
        var delay = TimeSpan.FromMilliseconds(300);
        platform.Answers.ListCouncils = _ =>
            platform.Answers.Calls.Count == 1
                ? throw Errors.Of(
                    StatusCode.Unavailable,
                    ErrorReason.Unavailable,
                    "Busy.",
                    new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }
                )
                : new ListCouncilsResponse();
        await using var client = platform.Connect();

        var started = TimeProvider.System.GetTimestamp();
        await client.Councils.ListCouncilsAsync(new ListCouncilsRequest());

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= delay);
    }

    [Fact]
    public async Task Call_WithoutADeadline_GetsTheDefaultOne()
    {
        await using var platform = await PlatformDouble.StartAsync();
        var left = TimeSpan.Zero;
        platform.Answers.WhoAmI = (_, context) =>
        {
            left = context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime;
            return new WhoAmIResponse();
        };
        await using var client = platform.Connect();

        await client.Principal.WhoAmIAsync(new WhoAmIRequest());

        Assert.InRange(left, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30.5));
    }

    [Fact]
    public async Task Failure_WithDetails_IsTyped()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.CreateConsortium = _ =>
            throw Errors.Of(
                StatusCode.InvalidArgument,
                ErrorReason.FieldInvalid,
                "name: too short.",
                new Dictionary<string, string> { ["error_id"] = "e-1" },
                new BadRequest
                {
                    FieldViolations =
                    {
                        new BadRequest.Types.FieldViolation
                        {
                            Field = "name",
                            Description = "too short",
                        },
                    },
                }
            );
        await using var client = platform.Connect();

        var failure = await Assert.ThrowsAsync<PlatformException>(async () =>
            await client.Consortia.CreateConsortiumAsync(new CreateConsortiumRequest())
        );

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Equal(ErrorReason.FieldInvalid, failure.Reason);
        Assert.Equal("name: too short.", failure.Message);
        Assert.Equal([new FieldViolation("name", "too short")], failure.FieldViolations);
        Assert.Equal("e-1", failure.ErrorId);
    }

    [Fact]
    public async Task Failure_OfABlockingCall_IsTyped()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.EndMembership = _ =>
            throw Errors.Of(StatusCode.NotFound, ErrorReason.NotFound, "There is none.");
        await using var client = platform.Connect();

        var failure = Assert.Throws<PlatformException>(() =>
            client.Consortia.EndMembership(new EndMembershipRequest())
        );

        Assert.Equal(ErrorReason.NotFound, failure.Reason);
    }

    [Fact]
    public async Task Call_ToNobody_SaysThatThePlatformCannotBeReached()
    {
        var platform = await PlatformDouble.StartAsync();
        await using var client = platform.Connect();
        await client.Principal.WhoAmIAsync(new WhoAmIRequest());
        await platform.DisposeAsync();

        var failure = await Assert.ThrowsAsync<PlatformException>(async () =>
            await client.Principal.WhoAmIAsync(new WhoAmIRequest())
        );

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.StartsWith(
            "The platform cannot be reached.",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Call_Cancelled_ThrowsOperationCanceled()
    {
        await using var platform = await PlatformDouble.StartAsync();
        using var cancellation = new CancellationTokenSource();
        platform.Answers.ListCouncils = _ =>
        {
            cancellation.Cancel();
            throw Unavailable();
        };
        await using var client = platform.Connect();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await client.Councils.ListCouncilsAsync(
                new ListCouncilsRequest(),
                cancellationToken: cancellation.Token
            )
        );

        Assert.Single(platform.Answers.Calls);
    }

    [Fact]
    public async Task Pages_OfAList_AreFetchedAsTheyAreRead()
    {
        await using var platform = await PlatformDouble.StartAsync();
        var seen = new List<string>();
        platform.Answers.SearchSettings = request =>
        {
            seen.Add($"{request.Query}:{request.PageToken}");
            var number = seen.Count;
            return new SearchSettingsResponse
            {
                Settings =
                {
                    new Setting { Name = $"a{number}" },
                    new Setting { Name = $"b{number}" },
                },
                NextPageToken = number == 3 ? "" : $"p{number + 1}",
            };
        };
        await using var client = platform.Connect();
        var request = new SearchSettingsRequest { Query = "oak" };

        var first = await client.SearchSettingsAsync(request).Take(3).ToListAsync();
        Assert.Equal(["oak:", "oak:p2"], seen);
        seen.Clear();
        var all = await client.SearchSettingsAsync(request).ToListAsync();

        Assert.Equal(["a1", "b1", "a2"], first.Select(setting => setting.Name));
        Assert.Equal(["a1", "b1", "a2", "b2", "a3", "b3"], all.Select(setting => setting.Name));
        Assert.Equal("", request.PageToken);
    }

    private static RpcException Unavailable() =>
        Errors.Of(StatusCode.Unavailable, ErrorReason.Unavailable, "Not now.");
}
