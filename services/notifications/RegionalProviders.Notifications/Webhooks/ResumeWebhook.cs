using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed partial class WebhookGrpcService
{
    /// <inheritdoc/>
    public override Task<ResumeWebhookResponse> ResumeWebhook(
        ResumeWebhookRequest request,
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
                // An attempt that is on its way belongs to the time before.
                var row = await ChangeAsync(
                    "state = 2, parked_since = null, attempts = 0, first_failed_at = null, next_at = @Now, replays = replays + 1",
                    new { held.Id, tx.Now },
                    tx
                );
                await WakeAsync(tx);
                return new ResumeWebhookResponse { Webhook = row.ToProto(tx.Now) };
            },
            context.CancellationToken
        );
    }
}
