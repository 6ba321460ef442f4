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
            // The token has expired or the platform stops: the caller goes on from its cursor with another call.
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
            // Before the read: what commits after it completes this.
            var woken = notifier.Next;
            var deliveries = await reader.ReadAsync(principal, cursor, WatchPage, sent, ct);
            if (deliveries.Count > 0)
            {
                // Each when the caller has room: a slow one holds up nobody but itself. A write that is cancelled would
                // break the call off instead of ending it, so it is not; what is slow without end, the limits close.
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
                // Of a burst the next read brings many at once.
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
            // There is no next read to record it along the way.
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
