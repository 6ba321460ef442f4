using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Deletes a webhook.</summary>
internal sealed class WebhooksDelete : SessionCommand
{
    public WebhooksDelete()
        : base("delete", "Delete a webhook and its secret.")
    {
        var id = Argument("ID", "Its id; rp webhooks list shows it.");

        Runs(async session =>
        {
            await session.Client.Webhooks.DeleteWebhookAsync(
                new DeleteWebhookRequest { Id = session.Value(id) },
                session.CallOptions
            );
            session.Notice("Deleted.");
        });
    }
}
