namespace RegionalProviders.Cli.Commands.Domains;

/// <summary>E-mail domains of councils.</summary>
internal sealed class DomainCommands()
    : CommandGroup(
        "domains",
        "E-mail domains of councils: addresses there are for users of that council alone.",
        new DomainsList(),
        new DomainsAdd(),
        new DomainsRemove()
    );
