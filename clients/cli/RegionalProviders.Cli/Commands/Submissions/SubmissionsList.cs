using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>The dashboard: a coordinator sees every member's state and counts, a council its own.</summary>
internal sealed class SubmissionsList : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option();

    public SubmissionsList()
        : base("list", "List returns of a window: states and counts.") => Options.Add(window);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListSubmissionsRequest
        {
            WindowId = await ChosenWindow.IdAsync(session, window, cancellationToken),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListSubmissionsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            SubmissionShapes.Submission
        );
    }
}
