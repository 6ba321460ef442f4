using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Schedules a window; for coordinators.</summary>
internal sealed class WindowsSchedule : SessionCommand
{
    public WindowsSchedule()
        : base("schedule", "Schedule the window of a year. Councils are told when it opens.")
    {
        var opens = AddRequired(Day.Option("--opens", "First day, from midnight."));
        var closes = AddRequired(Day.Option("--closes", "Last day, to its end."));
        var consortium = Argument("CONSORTIUM", "Name or id of the consortium.");

        Shows(
            SubmissionShapes.Window,
            async session =>
            {
                var first = session.Value(opens)!.Value;
                return (
                    await session.Client.Windows.ScheduleWindowAsync(
                        new ScheduleWindowRequest
                        {
                            Window = new Window
                            {
                                ConsortiumId = await Resolve.ConsortiumIdAsync(
                                    session,
                                    session.Value(consortium)
                                ),
                                Year = first.Year,
                                OpensOn = first.ToMessage(),
                                ClosesOn = session.Value(closes)!.Value.ToMessage(),
                            },
                            RequestId = session.NewRequestId(),
                        },
                        session.CallOptions
                    )
                ).Window;
            }
        );
    }
}
