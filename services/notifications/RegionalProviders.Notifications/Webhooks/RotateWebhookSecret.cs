using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed partial class WebhookGrpcService
{
    // Long enough to bring the new secret to a receiver within a day.
    private static readonly TimeSpan FormerSecretLasts = TimeSpan.FromHours(24);

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
                var held = await WebhookRow.LockAsync(id, request.Etag, tx);
                // A call that is repeated because its answer was lost would cut off a receiver with the secret before.
                if (request.Etag.Length == 0 && held.FormerUntil > tx.Now)
                    throw Fault.StateConflict(
                        "The secret was rotated less than a day ago. To rotate it again name the etag, which GetWebhook tells."
                    );
                var secret = secrets.New(held.Id);
                var row = await ChangeAsync(
                    """
                    former_secret = secret, former_secret_key = secret_key, former_until = @until,
                    secret = @Encrypted, secret_key = @Key
                    """,
                    new
                    {
                        held.Id,
                        secret.Encrypted,
                        secret.Key,
                        until = tx.Now + FormerSecretLasts,
                    },
                    tx
                );
                return new RotateWebhookSecretResponse
                {
                    Webhook = row.ToProto(tx.Now),
                    Secret = secret.Text,
                };
            },
            context.CancellationToken
        );
    }
}
