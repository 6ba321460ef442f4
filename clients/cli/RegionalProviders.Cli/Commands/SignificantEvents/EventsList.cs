using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Lists events, latest reported first.</summary>
internal sealed class EventsList : SessionCommand
{
    public EventsList()
        : base("list", "List significant events that the council was told of, the last first.")
    {
        var setting = Text("--setting", "Only in the setting with this id.", "ID");
        var organisation = Text("--organisation", "Only of the organisation with this id.", "ID");
        var from = Add(Day.Option("--from", "Reported on this day or later."));
        var open = Flag("--open", "Only those that the council has not closed.");
        var urgent = Flag("--urgent", "Urgent ones only.");

        Lists(
            EventShapes.Summary,
            session =>
                session.Client.ListSignificantEventsAsync(
                    new ListSignificantEventsRequest
                    {
                        SettingId = session.Value(setting) ?? "",
                        OrganisationId = session.Value(organisation) ?? "",
                        ReportedFrom = session.Value(from)?.ToMessage(),
                        OpenOnly = session.Value(open),
                        UrgentOnly = session.Value(urgent),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
