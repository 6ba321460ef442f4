using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Accepts a member's submitted return.</summary>
internal sealed class SubmissionsAccept : SessionCommand
{
    public SubmissionsAccept()
        : base("accept", "Accept a member's submitted return.")
    {
        var council = Argument("COUNCIL", "Name, code or id of the council.");
        var window = Add(ChosenWindow.Option());

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
                    await session.Client.Submissions.AcceptSubmissionAsync(
                        new AcceptSubmissionRequest { Id = submission.Id, Etag = submission.Etag },
                        session.CallOptions
                    )
                ).Submission;
            }
        );
    }
}
