using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>A planning lead as the queries read it.</summary>
internal sealed record PlanningLeadRow
{
    public const string Columns = """
        id, consortium_id, council_id, authority_gss, application_reference, address, applicant, applied_on,
        known_organisation_id, feedback, met_on, version
        """;

    public Guid Id { get; init; }
    public Guid ConsortiumId { get; init; }
    public Guid? CouncilId { get; init; }
    public string AuthorityGss { get; init; } = "";
    public string ApplicationReference { get; init; } = "";
    public string Address { get; init; } = "";
    public string Applicant { get; init; } = "";
    public DateOnly AppliedOn { get; init; }
    public Guid? KnownOrganisationId { get; init; }
    public string Feedback { get; init; } = "";
    public DateOnly? MetOn { get; init; }
    public long Version { get; init; }

    public PlanningLead ToProto() =>
        new()
        {
            Id = Id.ToString(),
            ConsortiumId = ConsortiumId.ToString(),
            CouncilId = CouncilId.ToProto(),
            AuthorityGss = AuthorityGss,
            ApplicationReference = ApplicationReference,
            Address = Address,
            Applicant = Applicant,
            AppliedOn = AppliedOn.ToProto(),
            KnownOrganisationId = KnownOrganisationId.ToProto(),
            Feedback = Feedback,
            MetOn = MetOn.ToProto(),
            Etag = Etag.Of(Version),
        };
}
