using RegionalProviders.Client;
using RegionalProviders.Providers.V1;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>Shows what became worse with a later list, as a council's system reads it.</summary>
internal static class ShowJudgementChanges
{
    private const int Shown = 8;

    internal static async Task RunAsync(RegionalProvidersClient council, ImportReport report)
    {
        var worse = await council.Imports.ListJudgementChangesAsync(
            new ListJudgementChangesRequest
            {
                ImportId = report.Id,
                Directions = { JudgementDirection.Down },
                PageSize = Shown,
            }
        );
        var table = new Table()
            .Title($"{report.Judgements.Down} went down, the first {worse.Changes.Count}")
            .AddColumns("URN", "Setting", "Before", "Now", "Inspected");
        foreach (var change in worse.Changes)
            table.AddRow([
                .. new[]
                {
                    change.Key.Urn,
                    change.SettingName.Length == 0 ? "name withheld" : change.SettingName,
                    change.OldValue,
                    change.NewValue,
                    change.InspectedOn is { } day ? $"{day.Day:00}/{day.Month:00}/{day.Year}" : "",
                }.Select(Markup.Escape),
            ]);
        AnsiConsole.Write(table);
    }
}
