using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Lists oversight that is due, pending approvals, and payments past their end.</summary>
internal sealed class PlacementsOverdue : SessionCommand
{
    public PlacementsOverdue()
        : base(
            "overdue",
            "List oversight that is due, approvals that wait, and payments past their end."
        )
    {
        var within = Add(
            new Option<int>("--within")
            {
                Description = "Also what is due within so many days (0).",
                HelpName = "DAYS",
            }
        );

        Lists(
            PlacementShapes.Overdue,
            session =>
                session.Client.ListOverdueOversightAsync(
                    new ListOverdueOversightRequest
                    {
                        DueWithinDays = session.Value(within),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
