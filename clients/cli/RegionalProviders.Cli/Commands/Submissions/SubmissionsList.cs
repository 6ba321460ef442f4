using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>The dashboard: a coordinator sees every member's state and counts, a council its own.</summary>
internal sealed class SubmissionsList : SessionCommand
{
    public SubmissionsList()
        : base("list", "List returns of a window: states and counts.")
    {
        var window = Add(ChosenWindow.Option());

        Lists(
            SubmissionShapes.Submission,
            async session =>
                session.Client.ListSubmissionsAsync(
                    new ListSubmissionsRequest
                    {
                        WindowId = await ChosenWindow.IdAsync(session, window),
                        PageSize = Paging.LargestPage,
                    },
                    session.Cancellation
                )
        );
    }
}
