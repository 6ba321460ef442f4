using RegionalProviders.Client;
using RegionalProviders.Placements.V1;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// Publishes the regional tables and reads some of them as a member: figures that could reveal something about a child are
/// suppressed.
/// </summary>
internal static class ShowRegionalTable
{
    private const string Suppressed = "*";
    private const int Largest = 8;

    internal static async Task RunAsync(
        RegionalProvidersClient coordinator,
        RegionalProvidersClient member,
        Window window
    )
    {
        var published = await coordinator.PublishRegionalTablesAsync(
            new PublishRegionalTablesRequest { WindowId = window.Id }
        );
        BritishConsole.WriteLine(
            $"[bold]Published[/]   the regional tables, from the returns of {published.CouncilCount} councils"
        );
        BritishConsole.WriteLine(
            $"[dim]Rows that are absent count 0 or are suppressed; {Suppressed} is a suppressed figure.[/]"
        );
        await PrintAsync(member, window, RegionalTable.ServiceType);
        await PrintAsync(member, window, RegionalTable.Provider, Largest);
        await PrintAsync(member, window, RegionalTable.PlacingAuthorityByDistanceBand);
    }

    private static async Task PrintAsync(
        RegionalProvidersClient member,
        Window window,
        RegionalTable which,
        int? largest = null
    )
    {
        var catalogue = await member.RegionalOutputs.ListRegionalTablesAsync(
            new ListRegionalTablesRequest()
        );
        var described = catalogue.Tables.Single(each => each.Table == which);
        var rows = await member
            .GetRegionalTableAsync(
                new GetRegionalTableRequest { WindowId = window.Id, Table = which }
            )
            .ToListAsync();
        var title = described.Title;
        if (largest is { } most && rows.Count > most)
        {
            title += BritishConsole.Format($", the {most} largest of {rows.Count}");
            rows = [.. rows.OrderByDescending(row => row.Figures.Placements).Take(most)];
        }
        var table = new Table()
            .Title(Markup.Escape(title))
            .AddColumns([.. described.Dimensions.Select(Heading)])
            .AddColumns("Placements", "£ a week", "Mean £");
        foreach (var row in rows)
            table.AddRow([
                .. row.Keys.Select(key =>
                    Markup.Escape(key.Label.Length > 0 ? key.Label : key.Key)
                ),
                row.Figures.HasPlacements ? $"{row.Figures.Placements}" : Suppressed,
                row.Figures.HasWeeklyCostPence ? Pounds(row.Figures.WeeklyCostPence) : Suppressed,
                row.Figures.HasMeanWeeklyCostPence
                    ? Pounds(row.Figures.MeanWeeklyCostPence)
                    : Suppressed,
            ]);
        AnsiConsole.Write(table);
    }

    private static string Heading(RegionalDimension dimension) =>
        dimension switch
        {
            RegionalDimension.ServiceType => "Service type",
            RegionalDimension.Provider => "Provider",
            RegionalDimension.DistanceBand => "Where",
            _ => "Placing authority",
        };

    private static string Pounds(long pence) => BritishConsole.Format($"{pence / 100m:#,##0.00}");
}
