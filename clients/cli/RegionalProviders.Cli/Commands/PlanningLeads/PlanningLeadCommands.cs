namespace RegionalProviders.Cli.Commands.PlanningLeads;

/// <summary>Planning applications by which councils find providers that they do not know yet.</summary>
internal sealed class PlanningLeadCommands()
    : CommandGroup(
        "planning-leads",
        "Planning applications by which councils find providers that they do not know yet.",
        new PlanningLeadsList(),
        new PlanningLeadsGet(),
        new PlanningLeadsAdd(),
        new PlanningLeadsUpdate()
    );
