using System.Collections.Concurrent;
using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

/// <content>Watches that are refused, or that end.</content>
public sealed partial class WatchTests
{
    [Fact]
    public async Task Watch_WhoseConnectionIsCut_GoesOnByItself()
    {
        await using var scene = await Scene.OwnAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        using var ends = new CancellationTokenSource(GiveUpAfter);
        var seen = new ConcurrentQueue<Delivery>();
        var following = FollowAsync(bath.WatchInboxAsync(0, ends.Token), seen, ends);
        var first = await scene.RaiseAsync();
        await SeenAsync(seen, first);

        // Terminates every connection of the service, including the one that listens.
        await scene.QueryAsync<bool>(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'rp_notifications_app' and datname = current_database()"
        );
        var second = await Eventually.SucceedsAsync(() => scene.RaiseAsync());
        await SeenAsync(seen, second);

        await ends.CancelAsync();
        await following;
        Assert.Equal(
            Enumerable.Range(1, seen.Count).Select(n => (long)n),
            seen.Select(delivery => delivery.Cursor)
        );
    }

    [Fact]
    public async Task Watch_BeyondWhatACouncilMayOpen_IsRefused()
    {
        await using var scene = await Scene.OwnAsync(("Notifications:WatchesPerCouncil", "1"));
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var somerset = await scene.OfficerAsync(TestPrincipals.Somerset);
        using var ends = new CancellationTokenSource(GiveUpAfter);
        using var first = bath.Inbox.WatchInbox(
            new WatchInboxRequest(),
            cancellationToken: ends.Token
        );
        Assert.True(await first.ResponseStream.MoveNext(ends.Token));

        var refused = await RefusedAsync(bath, 0, ends.Token);

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.Equal(ErrorReason.LimitExceeded, refused.Reason);
        using var other = somerset.Inbox.WatchInbox(
            new WatchInboxRequest(),
            cancellationToken: ends.Token
        );
        Assert.True(await other.ResponseStream.MoveNext(ends.Token));
        first.Dispose();
        await Eventually.SucceedsAsync(async () =>
        {
            using var next = bath.Inbox.WatchInbox(
                new WatchInboxRequest(),
                cancellationToken: ends.Token
            );
            return await next.ResponseStream.MoveNext(ends.Token);
        });
    }

    [Fact]
    public async Task Watch_AfterACursorThatTheInboxHasNotComeTo_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        using var ends = new CancellationTokenSource(GiveUpAfter);

        var refused = await RefusedAsync(bath, 1_000_000, ends.Token);

        Assert.Equal(ErrorReason.FieldInvalid, refused.Reason);
        Assert.Equal("after_cursor", Assert.Single(refused.FieldViolations).Field);
    }

    [Fact]
    public async Task Watch_WhoseTokenExpires_EndsAndIsTakenUpAgain()
    {
        await using var scene = await Scene.OwnAsync();
        using var ends = new CancellationTokenSource(GiveUpAfter);
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        // A token lasts ten minutes by the platform's clock. The client's clock is not moved, so the client considers the
        // token valid.
        await bath.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest());
        scene.Platform.Clock.Move(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(20));
        using var call = bath.Inbox.WatchInbox(
            new WatchInboxRequest(),
            cancellationToken: ends.Token
        );

        var events = await call.ResponseStream.ReadAllAsync(ends.Token).ToListAsync(ends.Token);

        Assert.NotEmpty(events);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        var taken = TakeAsync(bath, 1, ends.Token);
        var notice = await scene.RaiseAsync();
        Assert.Equal(notice.Id, (await taken)[0].NoticeId);
    }
}
