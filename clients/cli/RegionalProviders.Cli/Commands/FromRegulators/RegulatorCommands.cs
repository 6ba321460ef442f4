namespace RegionalProviders.Cli.Commands.FromRegulators;

/// <summary>Regulators' notices to local authorities, and what the council decides about its placements.</summary>
internal sealed class RegulatorCommands()
    : CommandGroup(
        "regulator",
        "What regulators tell local authorities, and what the council decides about its placements.",
        new RegulatorRecord(),
        new RegulatorList(),
        new RegulatorReview()
    );
