using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Submits a nil return: the council has no placements.</summary>
internal sealed class SubmissionsNil : SessionCommand
{
    public SubmissionsNil()
        : base("nil", "Submit that the council has no placements.")
    {
        var window = Add(ChosenWindow.Option());
        var discard = Flag("--discard-rows", "Discard the rows that the draft has.");
        var ended = Add(
            new Option<int>("--ended-since-last-year")
            {
                Description =
                    "How many placements of last year's return, all of them, have ended; the refusal says how many there are.",
                HelpName = "N",
            }
        );

        Shows(
            SubmissionShapes.Submission,
            async session =>
                (
                    await session.Client.Submissions.FileNilReturnAsync(
                        new FileNilReturnRequest
                        {
                            WindowId = await ChosenWindow.IdAsync(session, window),
                            DiscardRows = session.Value(discard),
                            AcknowledgedAbsent = session.Value(ended),
                        },
                        session.CallOptions
                    )
                ).Submission
        );
    }
}
