using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed partial class WebhookGrpcService
{
    /// <inheritdoc/>
    public override Task<ListWebhooksResponse> ListWebhooks(
        ListWebhooksRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var after = page.After?.Id(0);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var fetched = await tx.QueryAsync<WebhookRow>(
                    $"""
                    {WebhookRow.Select} and (@after::uuid is null or w.id > @after)
                    order by w.id limit @Fetch
                    """,
                    new { after, page.Fetch }
                );
                var next = page.Cut(
                    fetched,
                    row => [row.Id.ToString()],
                    row => row.ToProto(tx.Now),
                    out var rows
                );
                return new ListWebhooksResponse { Webhooks = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
