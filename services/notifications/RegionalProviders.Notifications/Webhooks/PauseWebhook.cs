using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed partial class WebhookGrpcService
{
    /// <inheritdoc/>
    public override Task<PauseWebhookResponse> PauseWebhook(
        PauseWebhookRequest request,
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
                var row = await ChangeAsync("state = 3, parked_since = null", new { held.Id }, tx);
                return new PauseWebhookResponse { Webhook = row.ToProto(tx.Now) };
            },
            context.CancellationToken
        );
    }
}
