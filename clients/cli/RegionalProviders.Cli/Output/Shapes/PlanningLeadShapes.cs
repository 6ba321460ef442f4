using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Planning leads.</summary>
internal static class PlanningLeadShapes
{
    public static readonly Shape<PlanningLead> Lead = Shape.Of<PlanningLead>(
        ("Applied", lead => lead.AppliedOn.Text()),
        ("Authority", lead => lead.AuthorityGss),
        ("Reference", lead => lead.ApplicationReference),
        ("Address", lead => lead.Address),
        ("Applicant", lead => lead.Applicant),
        ("Known", lead => lead.KnownOrganisationId.Length > 0 ? "yes" : null),
        ("Met", lead => lead.MetOn.Text()),
        ("Id", lead => lead.Id)
    );

    public static readonly Shape<PlanningLead> LeadInFull = Lead with
    {
        Columns =
        [
            .. Lead.Columns,
            new("Known organisation id", lead => lead.KnownOrganisationId),
            new("Feedback", lead => lead.Feedback),
            new("Consortium id", lead => lead.ConsortiumId),
            new("Council id", lead => lead.CouncilId),
        ],
    };
}
