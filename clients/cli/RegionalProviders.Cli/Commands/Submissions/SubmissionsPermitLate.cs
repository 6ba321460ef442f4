using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Let a member correct its return after the window has closed.</summary>
internal sealed class SubmissionsPermitLate : SessionCommand
{
    private readonly Argument<string> council = new("COUNCIL")
    {
        Description = "Name, code or id of the council.",
    };
    private readonly Option<string?> window = ChosenWindow.Option();
    private readonly Option<DateOnly?> until = Day.Option("--until", "Last day on which it may.");

    public SubmissionsPermitLate()
        : base("permit-late", "Let a member correct its return after the window has closed.")
    {
        Arguments.Add(council);
        Options.Add(window);
        until.Required = true;
        Options.Add(until);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var windowId = await ChosenWindow.IdAsync(session, window, cancellationToken);
        var councilId = await Resolve.CouncilIdAsync(
            session,
            session.Value(council),
            cancellationToken
        );
        var response = await session.Client.Submissions.PermitLateSubmissionAsync(
            new PermitLateSubmissionRequest
            {
                WindowId = windowId,
                CouncilId = councilId,
                Until = session.Value(until)!.Value.ToMessage(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Submission, SubmissionShapes.Submission);
    }
}
