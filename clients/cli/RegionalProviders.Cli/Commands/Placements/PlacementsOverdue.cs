using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Lists what waits to be done about placements.</summary>
internal sealed class PlacementsOverdue : SessionCommand
{
    private readonly Option<int> within = new("--within")
    {
        Description = "Also what is due within so many days (0).",
        HelpName = "DAYS",
    };

    public PlacementsOverdue()
        : base(
            "overdue",
            "List oversight that is due, approvals that wait, and payments past their end."
        ) => Options.Add(within);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListOverdueOversightRequest
        {
            DueWithinDays = session.Value(within),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListOverdueOversightAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            PlacementShapes.Overdue
        );
    }
}
