using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Stops sending to a webhook.</summary>
internal sealed class WebhooksPause() : WebhookCommand("pause", "Stop sending; deliveries wait.")
{
    protected override async Task<Webhook> RunAsync(
        Session session,
        string id,
        CancellationToken cancellationToken
    ) =>
        (
            await session.Client.Webhooks.PauseWebhookAsync(
                new PauseWebhookRequest { Id = id },
                cancellationToken: cancellationToken
            )
        ).Webhook;
}
