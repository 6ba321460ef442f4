using RegionalProviders.Client;
using RegionalProviders.Placements.V1;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>The coordinator's dashboard: states and counts, never rows.</summary>
internal static class ShowReturns
{
    internal static async Task RunAsync(
        RegionalProvidersClient coordinator,
        Window window,
        IReadOnlyList<MemberCouncil> councils
    )
    {
        var names = councils.ToDictionary(each => each.Id, each => each.Name);
        var table = new Table()
            .Title($"Returns of {window.Year}, as the coordinator sees them")
            .AddColumns("Council", "State", "Rows", "Errors", "Warnings", "");
        await foreach (
            var each in coordinator.ListSubmissionsAsync(
                new ListSubmissionsRequest { WindowId = window.Id }
            )
        )
            table.AddRow([
                .. new[]
                {
                    names.GetValueOrDefault(each.CouncilId, each.CouncilId),
                    each.State.ToString().ToLowerInvariant(),
                    $"{each.RowCount}",
                    $"{each.ErrorCount}",
                    $"{each.WarningCount}",
                    each.Nil ? "nil"
                    : each.Late ? "late"
                    : "",
                }.Select(Markup.Escape),
            ]);
        AnsiConsole.Write(table);
    }
}
