using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Assigns an event to a team of the council.</summary>
internal sealed class EventsAssign : SessionCommand
{
    public EventsAssign()
        : base("assign", "Say which team of the council deals with a significant event.")
    {
        var id = Add(EventOptions.Id());
        var to = RequiredText("--to", "Team or role, not a person.", "TEAM");
        var etag = Add(CommonOptions.Etag());

        Shows(
            EventShapes.Work,
            session =>
                session.Client.SignificantEvents.AssignSignificantEventAsync(
                    new AssignSignificantEventRequest
                    {
                        Id = session.Value(id),
                        AssignedTo = session.Value(to),
                        Etag = session.Value(etag) ?? "",
                    },
                    session.CallOptions
                ),
            answer => answer.Work
        );
    }
}
