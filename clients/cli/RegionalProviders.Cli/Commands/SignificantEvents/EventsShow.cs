using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Shows one event, or what the council recorded about it.</summary>
internal sealed class EventsShow : SessionCommand
{
    private readonly Argument<string> id = EventOptions.Id();
    private readonly Option<bool> followUps = new("--follow-ups")
    {
        Description = "What the council recorded about it, newest first, instead.",
    };

    public EventsShow()
        : base("show", "Show one significant event, with the council's own work.")
    {
        Arguments.Add(id);
        Options.Add(followUps);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.Value(followUps))
        {
            session.Output.List(
                await session
                    .Client.ListFollowUpsAsync(
                        new ListFollowUpsRequest
                        {
                            Id = session.Value(id),
                            PageSize = Paging.LargestPage,
                        },
                        cancellationToken
                    )
                    .ToListAsync(cancellationToken),
                EventShapes.FollowUp
            );
            return;
        }
        var response = await session.Client.SignificantEvents.GetSignificantEventAsync(
            new GetSignificantEventRequest { Id = session.Value(id) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Event, EventShapes.Whole);
    }
}
