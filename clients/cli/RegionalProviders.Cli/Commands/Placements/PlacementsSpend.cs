using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Shows what placements cost.</summary>
internal sealed class PlacementsSpend : SessionCommand
{
    private readonly Option<SpendGrouping> by = Choice.One<SpendGrouping>(
        "--by",
        "What to add up by (council)."
    );
    private readonly Option<SpendPeriod> period = Choice.One<SpendPeriod>(
        "--period",
        "Periods of the year, in -o json."
    );
    private readonly Option<int> year = new("--year")
    {
        Description = "The financial year from 1 April of this year (that of --as-of).",
        HelpName = "YYYY",
    };
    private readonly Option<DateOnly?> asOf = Day.Option("--as-of", "Actual until here (today).");

    public PlacementsSpend()
        : base("spend", "Show what the council's placements cost, to the penny.")
    {
        Options.Add(by);
        Options.Add(period);
        Options.Add(year);
        Options.Add(asOf);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var grouping = session.Value(by);
        var request = new GetSpendRequest
        {
            GroupBy = grouping == SpendGrouping.Unspecified ? SpendGrouping.Council : grouping,
            Period = session.Value(period),
            FinancialYear = session.Value(year),
            AsOf = session.Value(asOf)?.ToMessage(),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.GetSpendAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            PlacementShapes.Spend
        );
    }
}
