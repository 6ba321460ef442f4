namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>The register: settings, their history, and imports of regulators' lists.</summary>
internal sealed class ProviderCommands()
    : CommandGroup(
        "providers",
        "The register: settings, their history, and imports of regulators' lists.",
        new ProvidersSearch(),
        new ProvidersGet(),
        new ProvidersCreate(),
        new ProvidersAmend(),
        new ProvidersHistory(),
        new ProvidersImport(),
        new ProvidersImports(),
        new ProvidersChanges()
    );
