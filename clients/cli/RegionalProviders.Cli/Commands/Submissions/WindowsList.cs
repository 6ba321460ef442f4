using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Lists windows of the yearly submission.</summary>
internal sealed class WindowsList : SessionCommand
{
    public WindowsList()
        : base("list", "List windows, latest year first.")
    {
        var consortium = Text(
            "--consortium",
            "Of this consortium: its name or id (all of the caller's).",
            "CONSORTIUM"
        );

        Lists(
            SubmissionShapes.Window,
            async session =>
                session.Client.ListWindowsAsync(
                    new ListWindowsRequest
                    {
                        ConsortiumId = await Resolve.ConsortiumIdAsync(
                            session,
                            session.Value(consortium)
                        ),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
