using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>A planning application that may lead to a provider not yet in the register.</summary>
internal sealed class PlanningLead : IVersioned
{
    private PlanningLead() { }

    /// <summary>A lead as recorded by a member of the consortium or its coordinator.</summary>
    public PlanningLead(
        Guid consortiumId,
        string authorityGss,
        string applicationReference,
        DateOnly appliedOn,
        LeadDetails details,
        DateTimeOffset now
    )
    {
        Id = Guid.CreateVersion7(now);
        ConsortiumId = consortiumId;
        AuthorityGss = authorityGss;
        ApplicationReference = applicationReference.Trim();
        AppliedOn = appliedOn;
        CreatedAt = now;
        Version = 1;
        FollowUp(details, now);
    }

    public Guid Id { get; private set; }
    public Guid ConsortiumId { get; private set; }

    /// <summary>The council that recorded it; null if a coordinator did.</summary>
    public Guid? CouncilId { get; private set; }
    public string AuthorityGss { get; private set; } = "";
    public string ApplicationReference { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Applicant { get; private set; } = "";
    public DateOnly AppliedOn { get; private set; }

    /// <summary>The applicant's organisation in the register, if known.</summary>
    public Guid? KnownOrganisationId { get; private set; }
    public string Feedback { get; private set; } = "";
    public DateOnly? MetOn { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <inheritdoc/>
    public long Version { get; set; }

    /// <summary>Records new findings.</summary>
    public void FollowUp(LeadDetails details, DateTimeOffset now)
    {
        (Address, Applicant, KnownOrganisationId, Feedback, MetOn) = details;
        UpdatedAt = now;
    }

    public LeadDetails Details => new(Address, Applicant, KnownOrganisationId, Feedback, MetOn);

    public V1.PlanningLead ToProto() =>
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
