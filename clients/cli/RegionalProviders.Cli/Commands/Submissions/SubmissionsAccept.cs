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
        var held = await MemberReturn.ReadAsync(
            session,
            windowId,
            session.Value(council),
            cancellationToken
        );
        var response = await session.Client.Submissions.AcceptSubmissionAsync(
            new AcceptSubmissionRequest { Id = held.Id, Etag = held.Etag },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Submission, SubmissionShapes.Submission);
    }
}
