using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists notices that were not acknowledged in time.</summary>
internal sealed class NoticesOverdue : SessionCommand
{
    public NoticesOverdue()
        : base(
            "overdue",
            "List what was not acknowledged in time: by the council, or for a coordinator by its members."
        )
    {
        Lists(
            NoticeShapes.Overdue,
            session =>
                session.Client.ListOverdueAcknowledgementsAsync(
                    new ListOverdueAcknowledgementsRequest { PageSize = Paging.MaxPageSize },
                    session.Cancellation
                )
        );
    }
}
