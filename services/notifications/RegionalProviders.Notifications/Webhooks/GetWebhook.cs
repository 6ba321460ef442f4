using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed partial class WebhookGrpcService
{
    /// <inheritdoc/>
    public override Task<GetWebhookResponse> GetWebhook(
        GetWebhookRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx => new GetWebhookResponse
            {
                Webhook = (await WebhookRow.ReadAsync(id, tx)).ToProto(tx.Now),
            },
            context.CancellationToken
        );
    }
}
