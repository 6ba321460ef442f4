using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Closes an event for the council.</summary>
internal sealed class EventsClose : SessionCommand
{
    private readonly Argument<string> id = EventOptions.Id();
    private readonly Argument<string> file = EventOptions.TextFile("the outcome");
    private readonly Option<string?> etag = CommonOptions.Etag();

    public EventsClose()
        : base("close", "Close a significant event for the council, with its outcome.")
    {
        Arguments.Add(id);
        Arguments.Add(file);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.SignificantEvents.CloseSignificantEventAsync(
            new CloseSignificantEventRequest
            {
                Id = session.Value(id),
                Outcome = InputFile.ReadText(session.Value(file)),
                Etag = session.Value(etag) ?? "",
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Work, EventShapes.Work);
    }
}
