namespace RegionalProviders.Cli.Commands.Regional;

/// <summary>Regional tables of a closed window.</summary>
internal sealed class RegionalCommands()
    : CommandGroup(
        "regional",
        "Regional tables of a closed window.",
        new RegionalTables(),
        new RegionalPublish(),
        new RegionalShow()
    );
