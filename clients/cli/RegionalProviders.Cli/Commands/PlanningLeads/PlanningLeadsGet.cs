using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PlanningLeads;

/// <summary>Shows one planning lead.</summary>
internal sealed class PlanningLeadsGet : SessionCommand
{
    private readonly Argument<string> id = LeadOptions.Id();

    public PlanningLeadsGet()
        : base("get", "Show a planning lead.") => Arguments.Add(id);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.PlanningLeads.GetPlanningLeadAsync(
            new GetPlanningLeadRequest { Id = session.Value(id) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Lead, PlanningLeadShapes.LeadInFull);
    }
}
