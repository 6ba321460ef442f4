using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PlanningLeads;

/// <summary>Records a planning lead.</summary>
internal sealed class PlanningLeadsAdd : SessionCommand
{
    private readonly Option<string?> consortium = CommonOptions.Consortium(
        "Consortium whose members see it."
    );
    private readonly Option<string?> authority = LeadOptions.Authority("Planning authority.");
    private readonly Option<string> reference = new("--reference")
    {
        Description = "Application reference, as the authority writes it.",
        HelpName = "TEXT",
        Required = true,
    };
    private readonly Option<DateOnly?> applied = Day.Option("--applied", "Day of the application.");
    private readonly LeadOptions values = new();

    public PlanningLeadsAdd()
        : base(
            "add",
            "Record a planning lead: an application for change of use from a dwelling (C3) to a home (C2)."
        )
    {
        consortium.Required = true;
        authority.Required = true;
        applied.Required = true;
        values.Address.Required = true;
        Options.Add(consortium);
        Options.Add(authority);
        Options.Add(reference);
        Options.Add(applied);
        values.AddTo(this);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var lead = new PlanningLead
        {
            ConsortiumId = await Resolve.ConsortiumIdAsync(
                session,
                session.Value(consortium),
                cancellationToken
            ),
            AuthorityGss = await LeadOptions.AuthorityAsync(
                session,
                session.Value(authority)!,
                cancellationToken
            ),
            ApplicationReference = session.Value(reference),
            AppliedOn = session.Value(applied)?.ToMessage(),
        };
        values.Apply(session, lead);
        var response = await session.Client.PlanningLeads.CreatePlanningLeadAsync(
            new CreatePlanningLeadRequest { Lead = lead, RequestId = session.NewRequestId() },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Lead, PlanningLeadShapes.LeadInFull);
    }
}
