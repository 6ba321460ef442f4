using Grpc.Core;
using RegionalProviders.Kernel;
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
                var held = await WebhookRow.LockAsync(id, request.Etag, tx);
                await tx.ExecuteAsync(
                    "delete from notifications.webhook where id = @Id",
                    new { held.Id }
                );
                return new DeleteWebhookResponse();
            },
            context.CancellationToken
        );
    }
}
