using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed partial class WebhookGrpcService
{
    /// <inheritdoc/>
    public override Task<RotateWebhookSecretResponse> RotateWebhookSecret(
        RotateWebhookSecretRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var webhook = await tx.LockWebhookForChangeAsync(id, request.Etag);
                var secret = secrets.New(id);
                webhook.RotateSecret(secret.Stored, request.Etag.Length > 0, tx.Now);
                return new RotateWebhookSecretResponse
                {
                    Webhook = (await WebhookRow.ReadAsync(id, tx)).ToProto(tx.Now),
                    Secret = secret.Text,
                };
            },
            context.CancellationToken
        );
    }
}
