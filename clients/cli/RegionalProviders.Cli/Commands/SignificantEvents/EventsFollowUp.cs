using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Records what the council did or learnt.</summary>
internal sealed class EventsFollowUp : SessionCommand
{
    private readonly Argument<string> id = EventOptions.Id();
    private readonly Argument<string> file = EventOptions.TextFile("what was done or learnt");

    public EventsFollowUp()
        : base("follow-up", "Record what the council did or learnt about a significant event.")
    {
        Arguments.Add(id);
        Arguments.Add(file);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.SignificantEvents.RecordFollowUpAsync(
            new RecordFollowUpRequest
            {
                Id = session.Value(id),
                Note = InputFile.ReadText(session.Value(file)),
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.FollowUp, EventShapes.FollowUp);
    }
}
