using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Schedules a window; a coordinator's work.</summary>
internal sealed class WindowsSchedule : SessionCommand
{
    private readonly Argument<string> consortium = new("CONSORTIUM")
    {
        Description = "Name or id of the consortium.",
    };
    private readonly Option<DateOnly?> opens = Day.Option("--opens", "First day, from midnight.");
    private readonly Option<DateOnly?> closes = Day.Option("--closes", "Last day, to its end.");

    public WindowsSchedule()
        : base("schedule", "Schedule the window of a year. Councils are told when it opens.")
    {
        opens.Required = true;
        closes.Required = true;
        Arguments.Add(consortium);
        Options.Add(opens);
        Options.Add(closes);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var first = session.Value(opens)!.Value;
        var response = await session.Client.Windows.ScheduleWindowAsync(
            new ScheduleWindowRequest
            {
                Window = new Window
                {
                    ConsortiumId = await Resolve.ConsortiumIdAsync(
                        session,
                        session.Value(consortium),
                        cancellationToken
                    ),
                    Year = first.Year,
                    OpensOn = first.ToMessage(),
                    ClosesOn = session.Value(closes)!.Value.ToMessage(),
                },
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Window, SubmissionShapes.Window);
    }
}
