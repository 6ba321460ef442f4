using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Shows one webhook.</summary>
internal sealed class WebhooksShow()
    : WebhookCommand("show", "Show a webhook: where it stands, and how it last failed.")
{
    protected override async Task<Webhook> RunAsync(
        Session session,
        string id,
        CancellationToken cancellationToken
    ) =>
        (
            await session.Client.Webhooks.GetWebhookAsync(
                new GetWebhookRequest { Id = id },
                cancellationToken: cancellationToken
            )
        ).Webhook;
}
