using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>An approval that was given; at most one of each kind.</summary>
internal sealed class GivenApproval
{
    private GivenApproval() { }

    public GivenApproval(
        ApprovalKind kind,
        DateOnly approvedOn,
        string approverReference,
        DateTimeOffset now
    )
    {
        Kind = kind;
        ApprovedOn = approvedOn;
        ApproverReference = approverReference;
        RecordedAt = now;
    }

    public Guid AgreementId { get; private set; }
    public ApprovalKind Kind { get; private set; }
    public DateOnly ApprovedOn { get; private set; }
    public string ApproverReference { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Whether this is one of the two approvals required for an end before the planned one.</summary>
    public bool IsOfEarlyEnd => Kind != ApprovalKind.UnregulatedPlacement;

    public Approval ToProto() =>
        new()
        {
            Kind = Kind,
            ApprovedOn = ApprovedOn.ToProto(),
            ApproverReference = ApproverReference,
        };
}

internal sealed class GivenApprovalConfiguration : IEntityTypeConfiguration<GivenApproval>
{
    public void Configure(EntityTypeBuilder<GivenApproval> builder)
    {
        builder.ToTable("approval");
        builder.HasKey(approval => new { approval.AgreementId, approval.Kind });
        builder.Property(approval => approval.Kind).HasConversion<string>();
    }
}
