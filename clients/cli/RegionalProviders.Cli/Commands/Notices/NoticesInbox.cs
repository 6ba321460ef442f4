using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists the deliveries in the council's inbox.</summary>
internal sealed class NoticesInbox : SessionCommand
{
    public NoticesInbox()
        : base("inbox", "List what has come into the council's inbox, oldest first.")
    {
        var after = Add(
            new Option<long>("--after")
            {
                Description = "Begin after this cursor (0: everything).",
                HelpName = "CURSOR",
            }
        );
        var waiting = Flag("--waiting", "Only what waits to be acknowledged.");
        var affected = Flag("--affected-first", "What affects the council first.");

        Lists(
            NoticeShapes.Delivery,
            session =>
                session.Client.ListDeliveriesAsync(
                    new ListDeliveriesRequest
                    {
                        AfterCursor = session.Value(after),
                        UnacknowledgedOnly = session.Value(waiting),
                        Order = session.Value(affected)
                            ? DeliveryOrder.AffectedFirst
                            : DeliveryOrder.Unspecified,
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
