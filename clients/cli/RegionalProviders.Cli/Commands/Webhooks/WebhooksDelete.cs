using System.CommandLine;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Deletes a webhook.</summary>
internal sealed class WebhooksDelete : SessionCommand
{
    private readonly Argument<string> id = new("ID")
    {
        Description = "Its id; rp webhooks list shows it.",
    };

    public WebhooksDelete()
        : base("delete", "Delete a webhook and its secret.") => Arguments.Add(id);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        await session.Client.Webhooks.DeleteWebhookAsync(
            new DeleteWebhookRequest { Id = session.Value(id) },
            cancellationToken: cancellationToken
        );
        session.Notice("Deleted.");
    }
}
