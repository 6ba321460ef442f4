using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Sends a member's return back to the council, with a reason.</summary>
internal sealed class SubmissionsReturn : SessionCommand
{
    public SubmissionsReturn()
        : base("return", "Give a member's return back with a reason.")
    {
        var council = Argument("COUNCIL", "Name, code or id of the council.");
        var window = Add(ChosenWindow.Option());
        var reason = RequiredText(
            "--reason",
            "What must be put right; no child is named here.",
            "TEXT"
        );

        Shows(
            SubmissionShapes.Submission,
            async session =>
            {
                var windowId = await ChosenWindow.IdAsync(session, window);
                var submission = await MemberReturn.ReadAsync(
                    session,
                    windowId,
                    session.Value(council)
                );
                return (
                    await session.Client.Submissions.ReturnSubmissionAsync(
                        new ReturnSubmissionRequest
                        {
                            Id = submission.Id,
                            Etag = submission.Etag,
                            Reason = session.Value(reason),
                        },
                        session.CallOptions
                    )
                ).Submission;
            }
        );
    }
}
