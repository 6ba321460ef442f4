using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Shows the state and counts of the council's own return.</summary>
internal sealed class SubmissionsShow : SessionCommand
{
    public SubmissionsShow()
        : base("show", "Show the state and counts of the council's own return.")
    {
        var window = Add(ChosenWindow.Option());

        Shows(
            SubmissionShapes.Submission,
            async session =>
                (
                    await session.Client.Submissions.GetSubmissionAsync(
                        new GetSubmissionRequest
                        {
                            WindowId = await ChosenWindow.IdAsync(session, window),
                        },
                        session.CallOptions
                    )
                ).Submission
        );
    }
}
