using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Submits the draft, which must have no errors and no unacknowledged warnings.</summary>
internal sealed class SubmissionsSubmit : SessionCommand
{
    public SubmissionsSubmit()
        : base("submit", "Submit the draft: it must have no errors, and its warnings acknowledged.")
    {
        var window = Add(ChosenWindow.Option());

        Shows(
            SubmissionShapes.Submission,
            async session =>
                (
                    await session.Client.Submissions.SubmitReturnAsync(
                        new SubmitReturnRequest
                        {
                            WindowId = await ChosenWindow.IdAsync(session, window),
                        },
                        session.CallOptions
                    )
                ).Submission
        );
    }
}
