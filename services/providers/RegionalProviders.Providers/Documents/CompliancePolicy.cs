using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>What a consortium, or one council for itself, requires instead of the default policy from a given day.</summary>
internal sealed class CompliancePolicy
{
    private CompliancePolicy() { }

    /// <summary>The policy of a service type from a given day; <see cref="Set"/> says what it requires.</summary>
    public CompliancePolicy(
        Guid consortiumId,
        bool councilOnly,
        ServiceType serviceType,
        DateOnly validFrom,
        DateTimeOffset now
    )
    {
        Id = Guid.CreateVersion7(now);
        ConsortiumId = consortiumId;
        CouncilOnly = councilOnly;
        ServiceType = serviceType;
        ValidFrom = validFrom;
    }

    public Guid Id { get; private set; }
    public Guid ConsortiumId { get; private set; }

    /// <summary>The council that set it last; null if a coordinator did.</summary>
    public Guid? CouncilId { get; private set; }

    /// <summary>Applies to that council alone and overrides the consortium's policy; nobody else sees it.</summary>
    public bool CouncilOnly { get; private set; }
    public ServiceType ServiceType { get; private set; }
    public string[] DocumentTypes { get; private set; } = [];
    public int ReviewMonths { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>This policy in the form in which it is applied.</summary>
    public PolicyInForce InForce =>
        new(ServiceType, DocumentTypes, ReviewMonths, ValidFrom, CouncilOnly);

    /// <summary>Sets the requirements. Setting them again for the same first day replaces the earlier ones.</summary>
    public void Set(string[] documentTypes, int reviewMonths, Guid? council, DateTimeOffset now)
    {
        DocumentTypes = documentTypes;
        ReviewMonths = reviewMonths;
        CouncilId = council;
        SetAt = now;
    }
}

internal sealed class CompliancePolicyConfiguration : IEntityTypeConfiguration<CompliancePolicy>
{
    public void Configure(EntityTypeBuilder<CompliancePolicy> builder)
    {
        builder.ToTable("compliance_policy");
        builder.Property(policy => policy.Id).ValueGeneratedNever();
        builder.Property(policy => policy.ServiceType).HasConversion<string>();
        builder.Ignore(policy => policy.InForce);
    }
}
