using RegionalProviders.Cli.Commands.Submissions;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Regional;

/// <summary>Publishes the tables of a closed window; for coordinators.</summary>
internal sealed class RegionalPublish : SessionCommand
{
    public RegionalPublish()
        : base("publish", "Publish the regional tables of a closed window, once and for good.")
    {
        var window = Add(ChosenWindow.Option("the last that has closed"));
        var leaveOut = Flag(
            "--leave-out-undecided",
            "Although returns wait for a decision or may still come late."
        );

        Shows(
            RegionalShapes.Publication,
            async session =>
            {
                using var progress = new WorkProgress(session.Context, "Protecting the tables");
                return await session.Client.PublishRegionalTablesAsync(
                    new PublishRegionalTablesRequest
                    {
                        WindowId = await ChosenWindow.ClosedIdAsync(session, window),
                        LeaveOutUndecided = session.Value(leaveOut),
                    },
                    progress,
                    session.Cancellation
                );
            }
        );
    }
}
