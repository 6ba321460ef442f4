using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Says who of the council deals with an event.</summary>
internal sealed class EventsAssign : SessionCommand
{
    private readonly Argument<string> id = EventOptions.Id();
    private readonly Option<string> to = new("--to")
    {
        Description = "Team or role, not a person.",
        HelpName = "TEAM",
        Required = true,
    };
    private readonly Option<string?> etag = CommonOptions.Etag();

    public EventsAssign()
        : base("assign", "Say which team of the council deals with a significant event.")
    {
        Arguments.Add(id);
        Options.Add(to);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.SignificantEvents.AssignSignificantEventAsync(
            new AssignSignificantEventRequest
            {
                Id = session.Value(id),
                AssignedTo = session.Value(to),
                Etag = session.Value(etag) ?? "",
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Work, EventShapes.Work);
    }
}
