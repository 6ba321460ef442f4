using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Submit the draft: it must have no errors, and its warnings acknowledged.</summary>
internal sealed class SubmissionsSubmit : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option();

    public SubmissionsSubmit()
        : base("submit", "Submit the draft: it must have no errors, and its warnings acknowledged.")
    {
        Options.Add(window);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Submissions.SubmitReturnAsync(
            new SubmitReturnRequest
            {
                WindowId = await ChosenWindow.IdAsync(session, window, cancellationToken),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Submission, SubmissionShapes.Submission);
    }
}
