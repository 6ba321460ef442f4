using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Goes on sending to a webhook.</summary>
internal sealed class WebhooksResume()
    : WebhookCommand("resume", "Go on where a webhook was paused or parked.")
{
    protected override async Task<Webhook> RunAsync(
        Session session,
        string id,
        CancellationToken cancellationToken
    ) =>
        (
            await session.Client.Webhooks.ResumeWebhookAsync(
                new ResumeWebhookRequest { Id = id },
                cancellationToken: cancellationToken
            )
        ).Webhook;
}
