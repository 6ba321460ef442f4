using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Submit that the council has no placements.</summary>
internal sealed class SubmissionsNil : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option();
    private readonly Option<bool> discard = new("--discard-rows")
    {
        Description = "Discard the rows that the draft has.",
    };
    private readonly Option<int> ended = new("--ended-since-last-year")
    {
        Description =
            "How many placements of last year's return, all of them, have ended; the refusal says how many there are.",
        HelpName = "N",
    };

    public SubmissionsNil()
        : base("nil", "Submit that the council has no placements.")
    {
        Options.Add(window);
        Options.Add(discard);
        Options.Add(ended);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Submissions.FileNilReturnAsync(
            new FileNilReturnRequest
            {
                WindowId = await ChosenWindow.IdAsync(session, window, cancellationToken),
                DiscardRows = session.Value(discard),
                AcknowledgedAbsent = session.Value(ended),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Submission, SubmissionShapes.Submission);
    }
}
