using System.CommandLine;
using RegionalProviders.Cli.Commands.Submissions;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Regional;

/// <summary>Publishes the tables of a closed window; a coordinator's work.</summary>
internal sealed class RegionalPublish : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option("the last that has closed");
    private readonly Option<bool> leaveOut = new("--leave-out-undecided")
    {
        Description = "Although returns wait for a decision or may still come late.",
    };

    public RegionalPublish()
        : base("publish", "Publish the regional tables of a closed window, once and for good.")
    {
        Options.Add(window);
        Options.Add(leaveOut);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.RegionalOutputs.PublishRegionalTablesAsync(
            new PublishRegionalTablesRequest
            {
                WindowId = await ChosenWindow.ClosedIdAsync(session, window, cancellationToken),
                LeaveOutUndecided = session.Value(leaveOut),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Publication, RegionalShapes.Publication);
    }
}
