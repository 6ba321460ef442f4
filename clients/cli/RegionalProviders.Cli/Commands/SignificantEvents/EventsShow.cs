using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Shows one event, or what the council recorded about it.</summary>
internal sealed class EventsShow : SessionCommand
{
    public EventsShow()
        : base("show", "Show one significant event, with the council's own work.")
    {
        var id = Add(EventOptions.Id());
        var followUps = Flag(
            "--follow-ups",
            "What the council recorded about it, newest first, instead."
        );

        Runs(async session =>
        {
            if (session.Value(followUps))
            {
                session.Output.List(
                    await session
                        .Client.ListFollowUpsAsync(
                            new ListFollowUpsRequest
                            {
                                Id = session.Value(id),
                                PageSize = Paging.MaxPageSize,
                            },
                            session.Cancellation
                        )
                        .ToListAsync(session.Cancellation),
                    EventShapes.FollowUp
                );
                return;
            }
            var response = await session.Client.SignificantEvents.GetSignificantEventAsync(
                new GetSignificantEventRequest { Id = session.Value(id) },
                session.CallOptions
            );
            session.Output.One(response.Event, EventShapes.Whole);
        });
    }
}
