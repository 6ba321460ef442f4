namespace RegionalProviders.Cli.Commands.Positions;

/// <summary>How many live placements each council has at each setting, for operators.</summary>
internal sealed class PositionCommands()
    : CommandGroup(
        "positions",
        "How many live placements each council has at each setting, for operators.",
        new PositionsSnapshot()
    );
