using RegionalProviders.Cli.Commands.Placements;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Reports an event from a file.</summary>
internal sealed class EventsReport : SessionCommand
{
    public EventsReport()
        : base("report", "Report a significant event from a file, as a provider or on its behalf.")
    {
        var file = Argument("FILE", "The event as JSON, like rp events show -o json writes it.");

        Shows(
            EventShapes.Reported,
            async session =>
                await session.Client.SignificantEvents.ReportSignificantEventAsync(
                    new ReportSignificantEventRequest
                    {
                        Event = JsonFile.Read<SignificantEvent>(session.Value(file)),
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                )
        );
    }
}
