using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PlanningLeads;

/// <summary>Lists planning leads.</summary>
internal sealed class PlanningLeadsList : SessionCommand
{
    public PlanningLeadsList()
        : base("list", "List planning leads, newest application first.")
    {
        var consortium = Add(CommonOptions.Consortium("Of this consortium (all of yours)."));
        var authority = Add(LeadOptions.Authority("Of this planning authority."));
        var unknown = Flag("--unknown-only", "Of applicants that the register does not know only.");

        Lists(
            PlanningLeadShapes.Lead,
            async session =>
                session.Client.ListPlanningLeadsAsync(
                    new ListPlanningLeadsRequest
                    {
                        ConsortiumId = await Resolve.ConsortiumIdAsync(
                            session,
                            session.Value(consortium)
                        ),
                        AuthorityGss = session.Value(authority) is { } text
                            ? await LeadOptions.AuthorityAsync(session, text)
                            : "",
                        UnknownOnly = session.Value(unknown),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
