using System.Diagnostics;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// One council's watch of its inbox, until the next delivery. A system that watches for long takes
/// <see cref="RegionalProvidersClient.WatchInboxAsync"/>, which goes on by itself; here it matters when it stands.
/// </summary>
internal sealed class OpenWatch
{
    private readonly TaskCompletionSource ready = new();

    internal OpenWatch(MemberCouncil council) => Arrived = WatchAsync(council);

    /// <summary>Completes when everything before has been sent.</summary>
    internal Task Ready => Task.WhenAny(ready.Task, Arrived);

    /// <summary>The next delivery, and when it came.</summary>
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

/// <summary>A notice in a council's watch.</summary>
/// <param name="Council">The council.</param>
/// <param name="IsAffected">True where it has children placed there.</param>
/// <param name="At">When, as <see cref="Stopwatch.GetTimestamp"/>.</param>
internal sealed record Arrival(MemberCouncil Council, bool IsAffected, long At);
