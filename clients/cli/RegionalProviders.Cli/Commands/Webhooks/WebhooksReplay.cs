using System.CommandLine;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Sends deliveries to a webhook again.</summary>
internal sealed class WebhooksReplay : WebhookCommand
{
    private readonly Option<long> after = new("--after")
    {
        Description = "Send what comes after this cursor (0: everything).",
        HelpName = "CURSOR",
        Required = true,
    };

    public WebhooksReplay()
        : base(
            "replay",
            "Send deliveries again, from a cursor on; starts a webhook that is parked."
        ) => Options.Add(after);

    protected override async Task<Webhook> RunAsync(
        Session session,
        string id,
        CancellationToken cancellationToken
    ) =>
        (
            await session.Client.Webhooks.ReplayWebhookAsync(
                new ReplayWebhookRequest { Id = id, AfterCursor = session.Value(after) },
                cancellationToken: cancellationToken
            )
        ).Webhook;
}
