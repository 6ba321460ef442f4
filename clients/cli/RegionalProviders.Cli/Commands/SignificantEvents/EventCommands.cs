namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Significant events in settings, which providers report to placing and host councils.</summary>
internal sealed class EventCommands()
    : CommandGroup(
        "events",
        "Significant events in settings, which providers tell placing and host councils.",
        new EventsReport(),
        new EventsList(),
        new EventsShow(),
        new EventsAssign(),
        new EventsFollowUp(),
        new EventsClose()
    );
