namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Machine clients.</summary>
internal sealed class ClientCommands()
    : CommandGroup(
        "clients",
        "Machine clients.",
        new ClientsList(),
        new ClientsCreate(),
        new ClientsRotate(),
        new ClientsDisable()
    );
