using System.Diagnostics;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// Watches one council's inbox until the next delivery. A system that watches for longer uses
/// <see cref="RegionalProvidersClient.WatchInboxAsync"/>, which reconnects by itself; the demonstration also needs to
/// know when the watch is established.
/// </summary>
internal sealed class OpenWatch
{
    private readonly TaskCompletionSource ready = new();

    internal OpenWatch(MemberCouncil council) => Arrived = WatchAsync(council);

    /// <summary>Completes when all earlier deliveries have been sent and the watch waits for new ones.</summary>
    internal Task Ready => Task.WhenAny(ready.Task, Arrived);

    /// <summary>The next delivery, and when it arrived.</summary>
    internal Task<Arrival> Arrived { get; }

    private async Task<Arrival> WatchAsync(MemberCouncil council)
    {
        var last = await council
            .Client.ListDeliveriesAsync(new ListDeliveriesRequest())
            .LastOrDefaultAsync();
        using var call = council.Client.Inbox.WatchInbox(
            new WatchInboxRequest { AfterCursor = last?.Cursor ?? 0 }
        );
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            if (call.ResponseStream.Current.Delivery is { } delivery)
                return new Arrival(council, delivery.Affected, Stopwatch.GetTimestamp());
            ready.TrySetResult();
        }

        throw new IOException($"The watch of {council.Name} ended before the notice came.");
    }
}

/// <summary>The arrival of a notice in a council's watch.</summary>
/// <param name="Council">The council.</param>
/// <param name="IsAffected">True if the council has children placed there.</param>
/// <param name="At">When it arrived, as <see cref="Stopwatch.GetTimestamp"/>.</param>
internal sealed record Arrival(MemberCouncil Council, bool IsAffected, long At);
