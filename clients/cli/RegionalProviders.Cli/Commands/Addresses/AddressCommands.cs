namespace RegionalProviders.Cli.Commands.Addresses;

/// <summary>Who holds an e-mail address.</summary>
internal sealed class AddressCommands()
    : CommandGroup(
        "addresses",
        "For operators: who holds an e-mail address, and freeing it for its owner.",
        new AddressesHolders(),
        new AddressesFree()
    );
