namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>The yearly return of a council.</summary>
internal sealed class SubmissionCommands()
    : CommandGroup(
        "submissions",
        "The yearly return of a council.",
        new SubmissionsCheck(),
        new SubmissionsUpload(),
        new SubmissionsPrepare(),
        new SubmissionsShow(),
        new SubmissionsFindings(),
        new SubmissionsAcknowledge(),
        new SubmissionsSubmit(),
        new SubmissionsNil(),
        new SubmissionsList(),
        new SubmissionsAccept(),
        new SubmissionsReturn(),
        new SubmissionsPermitLate()
    );
