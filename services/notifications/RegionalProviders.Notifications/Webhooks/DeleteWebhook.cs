using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed partial class WebhookGrpcService
{
    /// <inheritdoc/>
    public override Task<DeleteWebhookResponse> DeleteWebhook(
        DeleteWebhookRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var db = await tx.EntitiesAsync<NotificationsDbContext>();
                db.Remove(await tx.LockWebhookAsync(id, request.Etag));
                return new DeleteWebhookResponse();
            },
            context.CancellationToken
        );
    }
}
