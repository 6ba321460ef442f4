using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;

namespace Client.Tests;

public sealed class WatchTests
{
    private readonly List<long> cursors = [];

    [Fact]
    public async Task WatchInbox_WhoseTokenEndsWhileNobodyCanSignIn_GoesOnAfterwards()
    {
        await using var platform = await PlatformDouble.StartAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        // The client waits between attempts by this clock, which therefore has to move.
        await using var ticking = new Timer(
            _ => clock.Advance(TimeSpan.FromMilliseconds(10)),
            null,
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(10)
        );
        using var ended = new SemaphoreSlim(0);
        platform.Answers.WatchInbox = async (request, deliveries) =>
        {
            cursors.Add(request.AfterCursor);
            await deliveries.WriteAsync(Next(request));
            await ended.WaitAsync();
        };
        platform.Answers.BeforeToken = () =>
        {
            if (platform.Answers.TokenRequests % 8 == 0)
                platform.Answers.TokenFailure = null;
            return Task.CompletedTask;
        };
        await using var client = platform.Connect(
            new() { Time = clock, FirstBackoff = TimeSpan.FromMilliseconds(1) }
        );

        List<long> received = [];
        await foreach (var delivery in client.WatchInboxAsync(4).Take(3))
        {
            received.Add(delivery.Cursor);
            // A stream ends with its token; at that moment the platform is restarting.
            clock.Advance(TimeSpan.FromMinutes(10));
            platform.Answers.TokenFailure = 503;
            ended.Release();
        }

        Assert.Equal([5, 6, 7], received);
        Assert.Equal([4, 5, 6], cursors);
    }

    [Fact]
    public async Task WatchInbox_WhoseClientIsRefused_SaysSo()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.WatchInbox = (_, _) => Task.CompletedTask;
        await using var client = RegionalProvidersClient.Connect(
            platform.Profile with
            {
                ClientSecret = "another",
            },
            PlatformDouble.Quick
        );

        await Assert.ThrowsAsync<SignInException>(async () =>
            await client.WatchInboxAsync().FirstOrDefaultAsync()
        );
    }

    [Fact]
    public async Task WatchInbox_Refused_SaysWhyAndStops()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.WatchInbox = (request, _) =>
        {
            cursors.Add(request.AfterCursor);
            throw Errors.Of(
                StatusCode.PermissionDenied,
                ErrorReason.PermissionMissing,
                "Not for you."
            );
        };
        await using var client = platform.Connect();

        var refused = await Assert.ThrowsAsync<PlatformException>(async () =>
            await client.WatchInboxAsync().FirstOrDefaultAsync()
        );

        Assert.Equal(ErrorReason.PermissionMissing, refused.Reason);
        Assert.Single(cursors);
    }

    private static WatchInboxResponse Next(WatchInboxRequest request) =>
        new() { Delivery = new Delivery { Cursor = request.AfterCursor + 1 } };
}
