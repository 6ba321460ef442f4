using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Lists the council's webhooks.</summary>
internal sealed class WebhooksList : SessionCommand
{
    public WebhooksList()
        : base("list", "List the council's webhooks and where they stand.")
    {
        Lists(
            WebhookShapes.Summary,
            session =>
                session.Client.ListWebhooksAsync(
                    new ListWebhooksRequest { PageSize = Paging.MaxPageSize },
                    session.Cancellation
                )
        );
    }
}
