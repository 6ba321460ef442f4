using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed partial class WebhookGrpcService
{
    /// <inheritdoc/>
    public override Task<ReplayWebhookResponse> ReplayWebhook(
        ReplayWebhookRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var held = await WebhookRow.LockAsync(id, request.Etag, tx);
                held.RequireVerified();
                await DeliveryRow.CheckCursorAsync(request.AfterCursor, tx);
                var row = await ChangeAsync(
                    """
                    cursor = @AfterCursor, replays = replays + 1, state = case when state = 4 then 2 else state end,
                    parked_since = null, attempts = 0, first_failed_at = null, next_at = @Now
                    """,
                    new
                    {
                        held.Id,
                        request.AfterCursor,
                        tx.Now,
                    },
                    tx
                );
                await WakeAsync(tx);
                return new ReplayWebhookResponse { Webhook = row.ToProto(tx.Now) };
            },
            context.CancellationToken
        );
    }
}
