using RegionalProviders.Placements.V1;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>What the platform found wrong in a return, as the council that entered it reads it.</summary>
internal static class ShowFindings
{
    internal static void Print(MemberCouncil council, IReadOnlyList<ReturnFinding> findings)
    {
        var table = new Table()
            .Title(
                Markup.Escape($"Errors in the first file of {council.Name}; the second has none")
            )
            .AddColumns("Line", "Column", "Rule", "What to do");
        foreach (var finding in findings)
            table.AddRow([
                .. new[]
                {
                    finding.Line == 0 ? "" : $"{finding.Line}",
                    finding.Column,
                    finding.Rule,
                    finding.Message,
                }.Select(Markup.Escape),
            ]);
        AnsiConsole.Write(table);
    }
}
