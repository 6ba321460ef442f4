using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists what was not acknowledged in time.</summary>
internal sealed class NoticesOverdue : SessionCommand
{
    public NoticesOverdue()
        : base(
            "overdue",
            "List what was not acknowledged in time: by the council, or for a coordinator by its members."
        ) { }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken) =>
        session.Output.List(
            await session
                .Client.ListOverdueAcknowledgementsAsync(
                    new ListOverdueAcknowledgementsRequest { PageSize = Paging.LargestPage },
                    cancellationToken
                )
                .ToListAsync(cancellationToken),
            NoticeShapes.Overdue
        );
}
