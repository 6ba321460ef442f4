using System.Collections.Concurrent;
using System.Diagnostics;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Bench;

/// <summary>
/// W6: every council of the country has its watch open. Measures single notices, from the call that raises one to its
/// arrival in each watch, and a burst, of which every watch must receive all, once and in order.
/// </summary>
internal sealed class Watching(HostProcess host, WarnedRegion region)
{
    private const int Singles = 40;
    private const int WarmUp = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, long> raisedAt = new();
    private readonly ConcurrentQueue<double> arrivals = new();
    private readonly List<CouncilWatch> watches = [];

    internal async Task<WatchResult> MeasureAsync(int burst)
    {
        using var stop = new CancellationTokenSource();
        var began = await region.DeliveredAsync() / region.Councils.Count;
        watches.AddRange(
            region.Councils.Select(council => new CouncilWatch(
                council.Client.WatchInboxAsync(began, stop.Token),
                began,
                ArrivedAsync
            ))
        );
        for (var i = 0; i < WarmUp; i++)
            await RaiseOneAsync();
        arrivals.Clear();
        host.ForgetPeak();
        for (var i = 0; i < Singles; i++)
            await RaiseOneAsync();
        var single = Figures.Of(0, [.. arrivals]);
        var seconds = await BurstAsync(burst);
        var result = new WatchResult(
            watches.Count,
            single.P50Milliseconds,
            single.P99Milliseconds,
            arrivals.Max(),
            burst,
            burst * watches.Count / seconds,
            seconds,
            host.PeakMegabytes()
        );
        await stop.CancelAsync();
        await Task.WhenAll(watches.Select(watch => watch.EndAsync()));
        return result;
    }

    private async Task RaiseOneAsync()
    {
        var expected = watches[0].Last + 1;
        var request = region.NewNotice();
        raisedAt[request.Notice.Organisation.Id] = Stopwatch.GetTimestamp();
        await region.Councils[0].Client.Notices.RaiseNoticeAsync(request);
        await ReceivedAsync(expected);
    }

    private async Task<double> BurstAsync(int burst)
    {
        var expected = watches[0].Last + burst;
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, burst),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (number, ct) =>
                await region
                    .Councils[number % region.Councils.Count]
                    .Client.Notices.RaiseNoticeAsync(region.NewNotice(), cancellationToken: ct)
        );
        await ReceivedAsync(expected);
        return watch.Elapsed.TotalSeconds;
    }

    private async Task ReceivedAsync(long cursor)
    {
        var watch = Stopwatch.StartNew();
        while (watches.Exists(each => each.Last < cursor))
        {
            if (watches.Find(each => each.Failure is not null) is { } failed)
                throw new InvalidOperationException("A watch failed.", failed.Failure);
            if (watch.Elapsed > Patience)
                throw new InvalidOperationException("Notices were lost.");
            await Task.Delay(1);
        }
    }

    private void ArrivedAsync(Delivery delivery)
    {
        if (raisedAt.TryGetValue(delivery.Notice.Organisation.Id, out var at))
            arrivals.Enqueue(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
    }
}

/// <summary>One council's watch; it fails if a cursor is missing, repeated or out of order.</summary>
internal sealed class CouncilWatch
{
    private readonly Task following;
    private long last;

    internal CouncilWatch(IAsyncEnumerable<Delivery> inbox, long after, Action<Delivery> arrived)
    {
        last = after;
        following = FollowAsync(inbox, arrived);
    }

    internal long Last => Interlocked.Read(ref last);

    internal Exception? Failure => following.Exception;

    internal async Task EndAsync()
    {
        try
        {
            await following;
        }
        catch (OperationCanceledException)
        {
            // Cancelled by the measurement.
        }
    }

    private async Task FollowAsync(IAsyncEnumerable<Delivery> inbox, Action<Delivery> arrived)
    {
        await foreach (var delivery in inbox)
        {
            if (delivery.Cursor != last + 1)
                throw new InvalidOperationException($"Cursor {delivery.Cursor} came after {last}.");
            arrived(delivery);
            Interlocked.Exchange(ref last, delivery.Cursor);
        }
    }
}
