using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Records what the council did about an event or learnt about it.</summary>
internal sealed class EventsFollowUp : SessionCommand
{
    public EventsFollowUp()
        : base("follow-up", "Record what the council did or learnt about a significant event.")
    {
        var id = Add(EventOptions.Id());
        var file = Add(EventOptions.TextFile("what was done or learnt"));

        Shows(
            EventShapes.FollowUp,
            session =>
                session.Client.SignificantEvents.RecordFollowUpAsync(
                    new RecordFollowUpRequest
                    {
                        Id = session.Value(id),
                        Note = InputFile.ReadText(session.Value(file)),
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                ),
            answer => answer.FollowUp
        );
    }
}
