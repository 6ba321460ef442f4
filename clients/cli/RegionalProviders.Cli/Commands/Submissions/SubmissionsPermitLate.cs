using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Lets a member correct its return after the window has closed.</summary>
internal sealed class SubmissionsPermitLate : SessionCommand
{
    public SubmissionsPermitLate()
        : base("permit-late", "Let a member correct its return after the window has closed.")
    {
        var council = Argument("COUNCIL", "Name, code or id of the council.");
        var window = Add(ChosenWindow.Option());
        var until = AddRequired(Day.Option("--until", "Last day on which it may."));

        Shows(
            SubmissionShapes.Submission,
            async session =>
            {
                var windowId = await ChosenWindow.IdAsync(session, window);
                var councilId = await Resolve.CouncilIdAsync(session, session.Value(council));
                return (
                    await session.Client.Submissions.PermitLateSubmissionAsync(
                        new PermitLateSubmissionRequest
                        {
                            WindowId = windowId,
                            CouncilId = councilId,
                            Until = session.Value(until)!.Value.ToMessage(),
                        },
                        session.CallOptions
                    )
                ).Submission;
            }
        );
    }
}
