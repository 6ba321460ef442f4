using System.Runtime.CompilerServices;
using Grpc.Core;
using RegionalProviders.Client.Calls;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Client;

/// <summary>Follows an inbox over as many streams as it takes.</summary>
internal sealed class InboxWatch(
    InboxService.InboxServiceClient inbox,
    RegionalProvidersClientOptions options
)
{
    // A stream that stays silent for three heartbeats is dead, whatever state the connection reports.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);
    private const int MaxBackoffSteps = 10;

    private readonly RetryRule rule = new(options);

    internal async IAsyncEnumerable<Delivery> ReadAsync(
        long cursor,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var failures = 0; ; )
        {
            using var call = inbox.WatchInbox(
                new WatchInboxRequest { AfterCursor = cursor },
                cancellationToken: cancellationToken
            );
            Step step;
            while ((step = await NextAsync(call, failures, cancellationToken)).Event is { } next)
            {
                failures = 0;
                if (next.Delivery is not { } delivery || delivery.Cursor <= cursor)
                    continue;
                cursor = delivery.Cursor;
                yield return delivery;
            }

            // The first failure in a row may be an expired token: the next call follows at once and gets a new one.
            if (failures++ > 0)
                await Task.Delay(
                    rule.WaitBefore(Math.Min(failures, MaxBackoffSteps), step.RetryAfter),
                    options.Time,
                    cancellationToken
                );
        }
    }

    /// <summary>The next message; no event if the stream has ended and must be opened again.</summary>
    private async Task<Step> NextAsync(
        AsyncServerStreamingCall<WatchInboxResponse> call,
        int failures,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var next = call.ResponseStream.MoveNext(cancellationToken);
            return await next.WaitAsync(Silence, options.Time, cancellationToken)
                ? new Step(call.ResponseStream.Current, null)
                : new Step(null, null);
        }
        catch (PlatformException failure) when (IsTransient(failure, failures))
        {
            return new Step(null, failure.RetryAfter);
        }
        catch (SignInException failure) when (failure.IsTransient)
        {
            return new Step(null, failure.RetryAfter);
        }
        catch (TimeoutException)
        {
            return new Step(null, null);
        }
    }

    private static bool IsTransient(PlatformException failure, int failures) =>
        failure.StatusCode == StatusCode.DeadlineExceeded
        || failure.StatusCode == StatusCode.Unauthenticated && failures == 0
        || RetryRule.CanResume(failure);

    private sealed record Step(WatchInboxResponse? Event, TimeSpan? RetryAfter);
}
