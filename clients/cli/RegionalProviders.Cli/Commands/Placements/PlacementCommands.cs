namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>The council's own placement agreements, and what they cost.</summary>
internal sealed class PlacementCommands()
    : CommandGroup(
        "placements",
        "The council's own placement agreements, and what they cost.",
        new PlacementsCreate(),
        new PlacementsList(),
        new PlacementsShow(),
        new PlacementsAmend(),
        new PlacementsUpdate(),
        new PlacementsEnd(),
        new PlacementsLiberty(),
        new PlacementsWithdrawLiberty(),
        new PlacementsOverdue(),
        new PlacementsSpend()
    );
