using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Say that the warnings were seen and stay.</summary>
internal sealed class SubmissionsAcknowledge : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option();
    private readonly Option<string> etag = new("--etag")
    {
        Description = "Of the return whose warnings were seen; rp submissions show tells it.",
        HelpName = "ETAG",
        Required = true,
    };

    public SubmissionsAcknowledge()
        : base("acknowledge", "Say that the warnings were seen and stay.")
    {
        Options.Add(window);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Submissions.AcknowledgeWarningsAsync(
            new AcknowledgeWarningsRequest
            {
                WindowId = await ChosenWindow.IdAsync(session, window, cancellationToken),
                Etag = session.Value(etag),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Submission, SubmissionShapes.Submission);
    }
}
