using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Shows one webhook.</summary>
internal sealed class WebhooksShow : WebhookCommand
{
    public WebhooksShow()
        : base("show", "Show a webhook: where it stands, and how it last failed.")
    {
        ShowsWebhook(
            async (session, id) =>
                (
                    await session.Client.Webhooks.GetWebhookAsync(
                        new GetWebhookRequest { Id = id },
                        session.CallOptions
                    )
                ).Webhook
        );
    }
}
