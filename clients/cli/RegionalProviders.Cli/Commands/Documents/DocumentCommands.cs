namespace RegionalProviders.Cli.Commands.Documents;

/// <summary>Documents of providers.</summary>
internal sealed class DocumentCommands()
    : CommandGroup(
        "documents",
        "Documents of providers.",
        new DocumentsDue(),
        new DocumentsList(),
        new DocumentsAdd(),
        new DocumentsReview()
    );
