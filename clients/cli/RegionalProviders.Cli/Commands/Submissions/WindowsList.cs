using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Lists windows of the yearly submission.</summary>
internal sealed class WindowsList : SessionCommand
{
    private readonly Option<string?> consortium = new("--consortium")
    {
        Description = "Of this consortium: its name or id (all of the caller's).",
        HelpName = "CONSORTIUM",
    };

    public WindowsList()
        : base("list", "List windows, latest year first.") => Options.Add(consortium);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListWindowsRequest
        {
            ConsortiumId = await Resolve.ConsortiumIdAsync(
                session,
                session.Value(consortium),
                cancellationToken
            ),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListWindowsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            SubmissionShapes.Window
        );
    }
}
