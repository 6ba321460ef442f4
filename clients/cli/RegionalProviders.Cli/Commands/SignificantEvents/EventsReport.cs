using System.CommandLine;
using RegionalProviders.Cli.Commands.Placements;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Reports an event from a file.</summary>
internal sealed class EventsReport : SessionCommand
{
    private readonly Argument<string> file = new("FILE")
    {
        Description = "The event as JSON, like rp events show -o json writes it.",
    };

    public EventsReport()
        : base(
            "report",
            "Report a significant event from a file, as a provider or on its behalf."
        ) => Arguments.Add(file);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var reported = await session.Client.SignificantEvents.ReportSignificantEventAsync(
            new ReportSignificantEventRequest
            {
                Event = JsonFile.Read<SignificantEvent>(session.Value(file)),
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(reported, EventShapes.Reported);
    }
}
