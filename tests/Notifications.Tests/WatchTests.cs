using System.Collections.Concurrent;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed partial class WatchTests
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Watches_OfTwelveCouncils_ReceiveEachNoticeExactlyOnce()
    {
        await using var scene = await Scene.OwnAsync();
        var codes = CouncilDirectory.England.Take(12).Select(council => council.GssCode).ToArray();
        var consortium = await scene.People.ConsortiumAsync("Twelve", codes);
        await scene.MembershipsArriveAsync();
        using var ends = new CancellationTokenSource(GiveUpAfter);
        var watches = new List<Task<IReadOnlyList<Delivery>>>();
        foreach (var code in codes)
        {
            var client = await scene.OfficerAsync(code);
            watches.Add(TakeAsync(client, 3, ends.Token));
        }

        var raised = new List<string>();
        for (var i = 0; i < 3; i++)
            raised.Add(
                (
                    await scene.RaiseAsync(
                        notice =>
                        {
                            notice.ConsortiumIds.Clear();
                            notice.ConsortiumIds.Add(consortium);
                        },
                        codes[i]
                    )
                ).Id
            );

        foreach (var received in await Task.WhenAll(watches))
        {
            Assert.Equal([1L, 2L, 3L], received.Select(delivery => delivery.Cursor));
            Assert.Equal(raised.Order(), received.Select(delivery => delivery.NoticeId).Order());
        }
    }

    [Fact]
    public async Task Watch_ThatGoesOnFromItsCursor_MissesNothing()
    {
        await using var scene = await Scene.OwnAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        using var ends = new CancellationTokenSource(GiveUpAfter);
        var before = await scene.RaiseAsync();
        var start = (await scene.ArriveAsync(before.Id, 1))[0].Cursor;
        // As after a stream that was cut off before it could record the deliveries.
        await scene.QueryAsync<int>(
            "update notifications.delivery set delivered_at = null, delivered_by = 'Unspecified'"
        );
        var away = await scene.RaiseAsync();
        await scene.HandledAsync(away.Id);
        var seen = new ConcurrentQueue<Delivery>();
        var following = FollowAsync(bath.WatchInboxAsync(start, ends.Token), seen, ends);

        var live = await scene.RaiseAsync();

        await Eventually.BecomesAsync(
            () => Task.FromResult(seen.Any(delivery => delivery.NoticeId == live.Id)),
            arrived => arrived
        );
        // While the stream is open: one that is cut off records no more.
        var council = await scene.CouncilAsync(TestPrincipals.Bath);
        var stored = await Eventually.BecomesAsync(
            () =>
                scene.QueryAsync<string>(
                    "select delivered_by from notifications.delivery where council_id = @council order by seq",
                    new { council }
                ),
            found => found.All(route => route != nameof(DeliveryRoute.Unspecified))
        );
        await ends.CancelAsync();
        await following;
        Assert.Equal(
            Enumerable.Range(1, seen.Count).Select(n => start + n),
            seen.Select(delivery => delivery.Cursor)
        );
        Assert.Contains(away.Id, seen.Select(delivery => delivery.NoticeId));
        Assert.DoesNotContain(before.Id, seen.Select(delivery => delivery.NoticeId));
        Assert.Equal(Enumerable.Repeat(nameof(DeliveryRoute.Stream), seen.Count + 1), stored);
    }

    [Fact]
    public async Task Watch_WhileNothingComes_SendsHeartbeatsWithItsCursor()
    {
        await using var scene = await Scene.OwnAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        using var ends = new CancellationTokenSource(GiveUpAfter);
        var notice = await scene.RaiseAsync();
        await scene.ArriveAsync(notice.Id, 1);

        using var call = bath.Inbox.WatchInbox(
            new WatchInboxRequest(),
            cancellationToken: ends.Token
        );
        var events = await call
            .ResponseStream.ReadAllAsync(ends.Token)
            .Take(4)
            .ToListAsync(ends.Token);

        Assert.Equal(notice.Id, events[0].Delivery.NoticeId);
        Assert.All(events.Skip(1), each => Assert.Equal(1, each.Heartbeat.Cursor));
        Assert.True(
            events[3].Heartbeat.At.ToDateTimeOffset() - events[2].Heartbeat.At.ToDateTimeOffset()
                > TimeSpan.FromMilliseconds(300)
        );
    }

    [Fact]
    public async Task Watch_ThatIsSilentForLong_IsWokenByADelivery()
    {
        // The heartbeat is longer than the test waits, so only the notification can wake the watch.
        await using var scene = await Scene.OwnAsync(("Notifications:Heartbeat", "00:05:00"));
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        using var ends = new CancellationTokenSource(GiveUpAfter);
        using var call = bath.Inbox.WatchInbox(
            new WatchInboxRequest(),
            cancellationToken: ends.Token
        );
        Assert.True(await call.ResponseStream.MoveNext(ends.Token));
        Assert.NotNull(call.ResponseStream.Current.Heartbeat);

        var notice = await scene.RaiseAsync();

        Assert.True(await call.ResponseStream.MoveNext(ends.Token));
        Assert.Equal(notice.Id, call.ResponseStream.Current.Delivery.NoticeId);
    }

    [Fact]
    public async Task Watch_ThatReadsSlowly_HoldsUpNobody()
    {
        await using var scene = await Scene.OwnAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var somerset = await scene.OfficerAsync(TestPrincipals.Somerset);
        using var ends = new CancellationTokenSource(GiveUpAfter);
        // A client that opens a stream and reads nothing from it.
        using var slow = somerset.Inbox.WatchInbox(
            new WatchInboxRequest(),
            cancellationToken: ends.Token
        );
        await slow.ResponseHeadersAsync;
        var quick = TakeAsync(bath, 40, ends.Token);

        var facts = new string('f', 20_000);
        for (var i = 0; i < 40; i++)
            await scene.RaiseAsync(notice => notice.Facts = facts);

        Assert.Equal(40, (await quick).Count);
        // The slow client has missed nothing, although the platform may have closed its connection meanwhile.
        slow.Dispose();
        Assert.Equal(
            Enumerable.Range(1, 40).Select(n => (long)n),
            (await TakeAsync(somerset, 40, ends.Token)).Select(delivery => delivery.Cursor)
        );
    }

    private static async Task<PlatformException> RefusedAsync(
        RegionalProvidersClient client,
        long cursor,
        CancellationToken ct
    )
    {
        using var call = client.Inbox.WatchInbox(
            new WatchInboxRequest { AfterCursor = cursor },
            cancellationToken: ct
        );
        return await Assert.ThrowsAsync<PlatformException>(() => call.ResponseStream.MoveNext(ct));
    }

    private static async Task<IReadOnlyList<Delivery>> TakeAsync(
        RegionalProvidersClient client,
        int count,
        CancellationToken ct
    ) => await client.WatchInboxAsync(0, ct).Take(count).ToListAsync(ct);

    private static async Task SeenAsync(ConcurrentQueue<Delivery> seen, Notice notice) =>
        await Eventually.BecomesAsync(
            () => Task.FromResult(seen.Any(delivery => delivery.NoticeId == notice.Id)),
            arrived => arrived
        );

    private static async Task FollowAsync(
        IAsyncEnumerable<Delivery> deliveries,
        ConcurrentQueue<Delivery> seen,
        CancellationTokenSource ends
    )
    {
        try
        {
            await foreach (var delivery in deliveries)
                seen.Enqueue(delivery);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // Cancelled, because the test has seen enough.
        }
    }
}
