using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Closes an event for the council.</summary>
internal sealed class EventsClose : SessionCommand
{
    public EventsClose()
        : base("close", "Close a significant event for the council, with its outcome.")
    {
        var id = Add(EventOptions.Id());
        var file = Add(EventOptions.TextFile("the outcome"));
        var etag = Add(CommonOptions.Etag());

        Shows(
            EventShapes.Work,
            session =>
                session.Client.SignificantEvents.CloseSignificantEventAsync(
                    new CloseSignificantEventRequest
                    {
                        Id = session.Value(id),
                        Outcome = InputFile.ReadText(session.Value(file)),
                        Etag = session.Value(etag) ?? "",
                    },
                    session.CallOptions
                ),
            answer => answer.Work
        );
    }
}
