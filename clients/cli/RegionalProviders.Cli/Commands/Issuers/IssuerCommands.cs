namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Councils' own OpenID providers.</summary>
internal sealed class IssuerCommands()
    : CommandGroup(
        "issuers",
        "Councils' own OpenID providers.",
        new IssuersList(),
        new IssuersRegister(),
        new IssuersProve(),
        new IssuersHolders(),
        new IssuersUpdate(),
        new IssuersDisable()
    );
