using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PlanningLeads;

/// <summary>Records what became of a planning lead.</summary>
internal sealed class PlanningLeadsUpdate : SessionCommand
{
    private static readonly Dictionary<string, string> Clearable = new()
    {
        ["applicant"] = "applicant",
        ["known-organisation"] = "known_organisation_id",
        ["feedback"] = "feedback",
        ["met"] = "met_on",
    };

    private readonly LeadOptions values = new();

    public PlanningLeadsUpdate()
        : base(
            "update",
            "Record what became of a lead: known provider, feedback given, introductory meeting."
        )
    {
        var id = Add(LeadOptions.Id());
        values.AddTo(this);
        var clear = Add(CommonOptions.Clear("Empty this field.", Clearable.Keys));
        var etag = Add(CommonOptions.Etag());

        Shows(
            PlanningLeadShapes.LeadInFull,
            async session =>
            {
                var lead = new PlanningLead
                {
                    Id = session.Value(id),
                    Etag = session.Value(etag) ?? "",
                };
                var mask = UpdateMask.Of(
                    values.Apply(session, lead),
                    session.Value(clear),
                    Clearable,
                    "rp planning-leads update --help"
                );
                return (
                    await session.Client.PlanningLeads.UpdatePlanningLeadAsync(
                        new UpdatePlanningLeadRequest { Lead = lead, UpdateMask = mask },
                        session.CallOptions
                    )
                ).Lead;
            }
        );
    }
}
