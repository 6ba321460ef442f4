using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Stops sending to a webhook.</summary>
internal sealed class WebhooksPause : WebhookCommand
{
    public WebhooksPause()
        : base("pause", "Stop sending; deliveries wait.")
    {
        ShowsWebhook(
            async (session, id) =>
                (
                    await session.Client.Webhooks.PauseWebhookAsync(
                        new PauseWebhookRequest { Id = id },
                        session.CallOptions
                    )
                ).Webhook
        );
    }
}
