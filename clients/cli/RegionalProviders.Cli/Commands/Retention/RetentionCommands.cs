namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Returns and agreements whose retention period is over, and legal holds.</summary>
internal sealed class RetentionCommands()
    : CommandGroup(
        "retention",
        "Returns and agreements whose time is over, and what is held.",
        new RetentionReviews(),
        new RetentionDecide(),
        new RetentionDecisions(),
        new RetentionHold(),
        new RetentionRelease(),
        new RetentionHolds()
    );
