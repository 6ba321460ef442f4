using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Give a member's return back with a reason.</summary>
internal sealed class SubmissionsReturn : SessionCommand
{
    private readonly Argument<string> council = new("COUNCIL")
    {
        Description = "Name, code or id of the council.",
    };
    private readonly Option<string?> window = ChosenWindow.Option();
    private readonly Option<string> reason = new("--reason")
    {
        Description = "What must be put right; no child is named here.",
        HelpName = "TEXT",
        Required = true,
    };

    public SubmissionsReturn()
        : base("return", "Give a member's return back with a reason.")
    {
        Arguments.Add(council);
        Options.Add(window);
        Options.Add(reason);
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
        var response = await session.Client.Submissions.ReturnSubmissionAsync(
            new ReturnSubmissionRequest
            {
                Id = held.Id,
                Etag = held.Etag,
                Reason = session.Value(reason),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Submission, SubmissionShapes.Submission);
    }
}
