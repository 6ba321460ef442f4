namespace RegionalProviders.Cli.Commands.Setup;

/// <summary>How a council takes over from the operator who set it up.</summary>
internal sealed class SetupCommands()
    : CommandGroup(
        "setup",
        "How your council takes over from the operator who made its first administrator.",
        new SetupShow(),
        new SetupConfirm()
    );
