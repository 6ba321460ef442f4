using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Shows what placements cost.</summary>
internal sealed class PlacementsSpend : SessionCommand
{
    public PlacementsSpend()
        : base("spend", "Show what the council's placements cost, to the penny.")
    {
        var by = Add(Choice.One<SpendGrouping>("--by", "What to add up by (council)."));
        var period = Add(Choice.One<SpendPeriod>("--period", "Periods of the year, in -o json."));
        var year = Add(
            new Option<int>("--year")
            {
                Description = "The financial year from 1 April of this year (that of --as-of).",
                HelpName = "YYYY",
            }
        );
        var asOf = Add(Day.Option("--as-of", "Actual until here (today)."));

        Lists(
            PlacementShapes.Spend,
            session =>
            {
                var grouping = session.Value(by);
                var request = new GetSpendRequest
                {
                    GroupBy =
                        grouping == SpendGrouping.Unspecified ? SpendGrouping.Council : grouping,
                    Period = session.Value(period),
                    FinancialYear = session.Value(year),
                    AsOf = session.Value(asOf)?.ToMessage(),
                    PageSize = Paging.MaxPageSize,
                };
                return session.Client.GetSpendAsync(request, session.Cancellation);
            }
        );
    }
}
