using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PlanningLeads;

/// <summary>Shows one planning lead.</summary>
internal sealed class PlanningLeadsGet : SessionCommand
{
    public PlanningLeadsGet()
        : base("get", "Show a planning lead.")
    {
        var id = Add(LeadOptions.Id());

        Shows(
            PlanningLeadShapes.LeadInFull,
            session =>
                session.Client.PlanningLeads.GetPlanningLeadAsync(
                    new GetPlanningLeadRequest { Id = session.Value(id) },
                    session.CallOptions
                ),
            answer => answer.Lead
        );
    }
}
