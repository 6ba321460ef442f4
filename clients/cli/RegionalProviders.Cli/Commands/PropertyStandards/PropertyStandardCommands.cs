namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>The property-standards checklist, and checks of settings against it.</summary>
internal sealed class PropertyStandardCommands()
    : CommandGroup(
        "property-standards",
        "The property-standards checklist, and checks of settings by it.",
        new PropertyStandardsList(),
        new PropertyStandardsGet(),
        new PropertyStandardsSet(),
        new PropertyStandardsChecks()
    );
