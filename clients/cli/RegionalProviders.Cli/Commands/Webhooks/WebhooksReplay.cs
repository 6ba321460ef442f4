using System.CommandLine;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Sends deliveries to a webhook again.</summary>
internal sealed class WebhooksReplay : WebhookCommand
{
    public WebhooksReplay()
        : base(
            "replay",
            "Send deliveries again, from a cursor on; starts a webhook that is parked."
        )
    {
        var after = Add(
            new Option<long>("--after")
            {
                Description = "Send what comes after this cursor (0: everything).",
                HelpName = "CURSOR",
                Required = true,
            }
        );
        ShowsWebhook(
            async (session, id) =>
                (
                    await session.Client.Webhooks.ReplayWebhookAsync(
                        new ReplayWebhookRequest { Id = id, AfterCursor = session.Value(after) },
                        session.CallOptions
                    )
                ).Webhook
        );
    }
}
