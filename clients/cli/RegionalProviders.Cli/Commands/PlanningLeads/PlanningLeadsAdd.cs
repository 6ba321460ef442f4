using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PlanningLeads;

/// <summary>Records a planning lead.</summary>
internal sealed class PlanningLeadsAdd : SessionCommand
{
    private readonly LeadOptions values = new();

    public PlanningLeadsAdd()
        : base(
            "add",
            "Record a planning lead: an application for change of use from a dwelling (C3) to a home (C2)."
        )
    {
        var consortium = AddRequired(CommonOptions.Consortium("Consortium whose members see it."));
        var authority = AddRequired(LeadOptions.Authority("Planning authority."));
        var reference = RequiredText(
            "--reference",
            "Application reference, as the authority writes it.",
            "TEXT"
        );
        var applied = AddRequired(Day.Option("--applied", "Day of the application."));
        values.Address.Required = true;
        values.AddTo(this);

        Shows(
            PlanningLeadShapes.LeadInFull,
            async session =>
            {
                var lead = new PlanningLead
                {
                    ConsortiumId = await Resolve.ConsortiumIdAsync(
                        session,
                        session.Value(consortium)
                    ),
                    AuthorityGss = await LeadOptions.AuthorityAsync(
                        session,
                        session.Value(authority)!
                    ),
                    ApplicationReference = session.Value(reference),
                    AppliedOn = session.Value(applied)?.ToMessage(),
                };
                values.Apply(session, lead);
                return (
                    await session.Client.PlanningLeads.CreatePlanningLeadAsync(
                        new CreatePlanningLeadRequest
                        {
                            Lead = lead,
                            RequestId = session.NewRequestId(),
                        },
                        session.CallOptions
                    )
                ).Lead;
            }
        );
    }
}
