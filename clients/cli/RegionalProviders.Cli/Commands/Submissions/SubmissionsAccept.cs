using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Accept a member's submitted return.</summary>
internal sealed class SubmissionsAccept : SessionCommand
{
    private readonly Argument<string> council = new("COUNCIL")
    {
        Description = "Name, code or id of the council.",
    };
    private readonly Option<string?> window = ChosenWindow.Option();

    public SubmissionsAccept()
        : base("accept", "Accept a member's submitted return.")
    {
        Arguments.Add(council);
        Options.Add(window);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var windowId = await ChosenWindow.IdAsync(session, window, cancellationToken);
        var councilId = await Resolve.CouncilIdAsync(
            session,
            session.Value(council),
            cancellationToken
        );
        var held = await session.Client.Submissions.GetSubmissionAsync(
            new GetSubmissionRequest { WindowId = windowId, CouncilId = councilId },
            cancellationToken: cancellationToken
        );
        if (held.Submission.Id.Length == 0)
            throw new CommandException(
                ExitCode.NotFound,
                "The council has not begun its return.",
                "rp submissions list shows the states."
            );
        var response = await session.Client.Submissions.AcceptSubmissionAsync(
            new AcceptSubmissionRequest { Id = held.Submission.Id, Etag = held.Submission.Etag },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Submission, SubmissionShapes.Submission);
    }
}
