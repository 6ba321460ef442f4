using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Lists the council's webhooks.</summary>
internal sealed class WebhooksList()
    : SessionCommand("list", "List the council's webhooks and where they stand.")
{
    protected override async Task RunAsync(Session session, CancellationToken cancellationToken) =>
        session.Output.List(
            await session
                .Client.ListWebhooksAsync(
                    new ListWebhooksRequest { PageSize = Paging.LargestPage },
                    cancellationToken
                )
                .ToListAsync(cancellationToken),
            WebhookShapes.Summary
        );
}
