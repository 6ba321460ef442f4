using System.Collections.Concurrent;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Faults.Tests;

/// <summary>A council's client that follows its inbox, from before the first notice until the end.</summary>
internal sealed class InboxFollower : IAsyncDisposable
{
    private readonly ConcurrentQueue<Delivery> received = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task following;

    public InboxFollower(RegionalProvidersClient client)
    {
        following = FollowAsync(client);
    }

    /// <summary>
    /// Waits for the given number of deliveries, and requires them to be the first ones, each once and in order.
    /// </summary>
    public async Task ReceivesAsync(int count)
    {
        await Eventually.BecomesAsync(
            () => Task.FromResult(following.IsFaulted ? -1 : received.Count),
            now => now < 0 || now >= count
        );
        if (following.IsFaulted)
            await following;
        Assert.Equal(
            Enumerable.Range(1, count).Select(cursor => (long)cursor),
            received.Select(delivery => delivery.Cursor)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task FollowAsync(RegionalProvidersClient client)
    {
        await foreach (var delivery in client.WatchInboxAsync(0, stop.Token))
            received.Enqueue(delivery);
    }
}
