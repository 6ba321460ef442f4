using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Confirms that the warnings were seen and that the rows stay as they are.</summary>
internal sealed class SubmissionsAcknowledge : SessionCommand
{
    public SubmissionsAcknowledge()
        : base("acknowledge", "Say that the warnings were seen and stay.")
    {
        var window = Add(ChosenWindow.Option());
        var etag = RequiredText(
            "--etag",
            "Of the return whose warnings were seen; rp submissions show tells it.",
            "ETAG"
        );

        Shows(
            SubmissionShapes.Submission,
            async session =>
                (
                    await session.Client.Submissions.AcknowledgeWarningsAsync(
                        new AcknowledgeWarningsRequest
                        {
                            WindowId = await ChosenWindow.IdAsync(session, window),
                            Etag = session.Value(etag),
                        },
                        session.CallOptions
                    )
                ).Submission
        );
    }
}
