using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PlanningLeads;

/// <summary>Lists planning leads.</summary>
internal sealed class PlanningLeadsList : SessionCommand
{
    private readonly Option<string?> consortium = CommonOptions.Consortium(
        "Of this consortium (all of yours)."
    );
    private readonly Option<string?> authority = LeadOptions.Authority(
        "Of this planning authority."
    );
    private readonly Option<bool> unknown = new("--unknown-only")
    {
        Description = "Of applicants that the register does not know only.",
    };

    public PlanningLeadsList()
        : base("list", "List planning leads, newest application first.")
    {
        Options.Add(consortium);
        Options.Add(authority);
        Options.Add(unknown);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListPlanningLeadsRequest
        {
            ConsortiumId = await Resolve.ConsortiumIdAsync(
                session,
                session.Value(consortium),
                cancellationToken
            ),
            AuthorityGss = session.Value(authority) is { } text
                ? await LeadOptions.AuthorityAsync(session, text, cancellationToken)
                : "",
            UnknownOnly = session.Value(unknown),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListPlanningLeadsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            PlanningLeadShapes.Lead
        );
    }
}
