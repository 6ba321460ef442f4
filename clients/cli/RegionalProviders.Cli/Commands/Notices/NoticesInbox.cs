using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists what has come into the inbox.</summary>
internal sealed class NoticesInbox : SessionCommand
{
    private readonly Option<long> after = new("--after")
    {
        Description = "Begin after this cursor (0: everything).",
        HelpName = "CURSOR",
    };
    private readonly Option<bool> waiting = new("--waiting")
    {
        Description = "Only what waits to be acknowledged.",
    };
    private readonly Option<bool> affected = new("--affected-first")
    {
        Description = "What affects the council first.",
    };

    public NoticesInbox()
        : base("inbox", "List what has come into the council's inbox, oldest first.")
    {
        Options.Add(after);
        Options.Add(waiting);
        Options.Add(affected);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListDeliveriesRequest
        {
            AfterCursor = session.Value(after),
            UnacknowledgedOnly = session.Value(waiting),
            Order = session.Value(affected)
                ? DeliveryOrder.AffectedFirst
                : DeliveryOrder.Unspecified,
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListDeliveriesAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            NoticeShapes.Delivery
        );
    }
}
