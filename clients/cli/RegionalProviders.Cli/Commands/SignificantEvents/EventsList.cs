using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Lists events, the last reported first.</summary>
internal sealed class EventsList : SessionCommand
{
    private readonly Option<string?> setting = new("--setting")
    {
        Description = "Only in the setting with this id.",
        HelpName = "ID",
    };
    private readonly Option<string?> organisation = new("--organisation")
    {
        Description = "Only of the organisation with this id.",
        HelpName = "ID",
    };
    private readonly Option<DateOnly?> from = Day.Option(
        "--from",
        "Reported on this day or later."
    );
    private readonly Option<bool> open = new("--open")
    {
        Description = "Only those that the council has not closed.",
    };
    private readonly Option<bool> urgent = new("--urgent") { Description = "Urgent ones only." };

    public EventsList()
        : base("list", "List significant events that the council was told of, the last first.")
    {
        Options.Add(setting);
        Options.Add(organisation);
        Options.Add(from);
        Options.Add(open);
        Options.Add(urgent);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListSignificantEventsRequest
        {
            SettingId = session.Value(setting) ?? "",
            OrganisationId = session.Value(organisation) ?? "",
            ReportedFrom = session.Value(from)?.ToMessage(),
            OpenOnly = session.Value(open),
            UrgentOnly = session.Value(urgent),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListSignificantEventsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            EventShapes.Summary
        );
    }
}
