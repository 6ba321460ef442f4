using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Resumes sending to a webhook.</summary>
internal sealed class WebhooksResume : WebhookCommand
{
    public WebhooksResume()
        : base("resume", "Go on where a webhook was paused or parked.")
    {
        ShowsWebhook(
            async (session, id) =>
                (
                    await session.Client.Webhooks.ResumeWebhookAsync(
                        new ResumeWebhookRequest { Id = id },
                        session.CallOptions
                    )
                ).Webhook
        );
    }
}
