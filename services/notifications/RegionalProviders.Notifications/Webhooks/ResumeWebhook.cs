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
                var webhook = await tx.LockWebhookForChangeAsync(id, request.Etag);
                webhook.Resume();
                await WebhookProgress.RestartAsync(id, tx);
                return new ResumeWebhookResponse
                {
                    Webhook = (await WebhookRow.ReadAsync(id, tx)).ToProto(tx.Now),
                };
            },
            context.CancellationToken
        );
    }
}
