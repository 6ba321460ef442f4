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
                var webhook = await tx.LockWebhookForChangeAsync(id, request.Etag);
                webhook.RequireVerified();
                await DeliveryRow.CheckCursorAsync(request.AfterCursor, tx);
                await WebhookProgress.RewindAsync(id, request.AfterCursor, tx);
                return new ReplayWebhookResponse
                {
                    Webhook = (await WebhookRow.ReadAsync(id, tx)).ToProto(tx.Now),
                };
            },
            context.CancellationToken
        );
    }
}
