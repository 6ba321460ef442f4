namespace RegionalProviders.Cli.Commands.Councils;

/// <summary>Councils.</summary>
internal sealed class CouncilCommands()
    : CommandGroup("councils", "Councils.", new CouncilsList(), new CouncilsGet());
