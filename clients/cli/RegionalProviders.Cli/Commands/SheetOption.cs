using System.CommandLine;

namespace RegionalProviders.Cli.Commands;

/// <summary>The option that names the sheet of a workbook.</summary>
internal static class SheetOption
{
    public static Option<string?> Create() =>
        new("--sheet")
        {
            Description = "The sheet that is meant, where the workbook has several that could be.",
            HelpName = "NAME",
        };
}
