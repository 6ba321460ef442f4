using System.CommandLine;
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

    private readonly Argument<string> id = LeadOptions.Id();
    private readonly LeadOptions values = new();
    private readonly Option<string[]> clear = CommonOptions.Clear(
        "Empty this field.",
        Clearable.Keys
    );
    private readonly Option<string?> etag = CommonOptions.Etag();

    public PlanningLeadsUpdate()
        : base(
            "update",
            "Record what became of a lead: known provider, feedback given, introductory meeting."
        )
    {
        Arguments.Add(id);
        values.AddTo(this);
        Options.Add(clear);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var lead = new PlanningLead { Id = session.Value(id), Etag = session.Value(etag) ?? "" };
        var mask = UpdateMask.Of(
            values.Apply(session, lead),
            session.Value(clear),
            Clearable,
            "rp planning-leads update --help"
        );
        var response = await session.Client.PlanningLeads.UpdatePlanningLeadAsync(
            new UpdatePlanningLeadRequest { Lead = lead, UpdateMask = mask },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Lead, PlanningLeadShapes.LeadInFull);
    }
}
