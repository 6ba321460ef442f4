using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Inbox;

internal sealed partial class InboxGrpcService
{
    private const int WatchPage = 100;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public override async Task WatchInbox(
        WatchInboxRequest request,
        IServerStreamWriter<WatchInboxResponse> responseStream,
        ServerCallContext context
    )
    {
        var principal = context.Principal();
        using var watch = watches.Enter(principal.CouncilId!.Value);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        if (principal.TokenExpires is { } expires)
            ends.CancelAfter(Positive(expires - database.Time.GetUtcNow()));
        await database.InTransactionAsync(
            principal,
            async tx =>
            {
                await DeliveryRow.CheckCursorAsync(request.AfterCursor, tx);
                await DeliveryRow.MarkUpToAsync(request.AfterCursor, tx);
            },
            ends.Token
        );
        try
        {
            await SendAsync(request.AfterCursor, responseStream, principal, ends.Token);
        }
        catch (OperationCanceledException)
            when (ends.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested
            )
        {
            // The token has expired or the platform is stopping: the caller resumes from its cursor with another call.
        }
    }

    private async Task SendAsync(
        long cursor,
        IServerStreamWriter<WatchInboxResponse> stream,
        Principal principal,
        CancellationToken ct
    )
    {
        var told = false;
        long[] sent = [];
        while (true)
        {
            // Taken before the read, so that a commit after the read completes it.
            var woken = notifier.Next;
            var deliveries = await reader.ReadAsync(principal, cursor, WatchPage, sent, ct);
            if (deliveries.Count > 0)
            {
                // Each write waits for the client's flow control, so a slow client delays only itself. Cancelling a
                // write would abort the call instead of ending it, so writes are not cancelled; the server's limits
                // close connections that stay slow.
                foreach (var delivery in deliveries)
                {
                    ct.ThrowIfCancellationRequested();
                    await stream.WriteAsync(
                        new WatchInboxResponse { Delivery = delivery },
                        CancellationToken.None
                    );
                }

                cursor = deliveries[^1].Cursor;
                sent =
                [
                    .. deliveries
                        .Where(delivery => delivery.DeliveredAt is null)
                        .Select(delivery => delivery.Cursor),
                ];
                // After a short pause, the next read returns several deliveries of a burst at once.
                if (deliveries.Count < WatchPage)
                    await RestAsync(principal, sent, ct);
                continue;
            }

            sent = [];
            if (told && await IsWokenAsync(woken, ct))
                continue;
            await stream.WriteAsync(
                new WatchInboxResponse
                {
                    Heartbeat = new Heartbeat
                    {
                        Cursor = cursor,
                        At = database.Time.GetUtcNow().ToProto(),
                    },
                },
                CancellationToken.None
            );
            told = true;
        }
    }

    private async Task RestAsync(Principal principal, long[] sent, CancellationToken ct)
    {
        try
        {
            await Task.Delay(Rest, database.Time, ct);
        }
        catch (OperationCanceledException)
        {
            // There is no further read to mark these deliveries with.
            await reader.MarkAsync(principal, sent);
            throw;
        }
    }

    private async Task<bool> IsWokenAsync(Task woken, CancellationToken ct)
    {
        try
        {
            await woken.WaitAsync(options.Value.Heartbeat, database.Time, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
