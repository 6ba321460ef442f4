using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Show the state and counts of the council's own return.</summary>
internal sealed class SubmissionsShow : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option();

    public SubmissionsShow()
        : base("show", "Show the state and counts of the council's own return.")
    {
        Options.Add(window);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Submissions.GetSubmissionAsync(
            new GetSubmissionRequest
            {
                WindowId = await ChosenWindow.IdAsync(session, window, cancellationToken),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Submission, SubmissionShapes.Submission);
    }
}
