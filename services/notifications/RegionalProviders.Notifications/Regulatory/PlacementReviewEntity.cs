using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Regulatory;

/// <summary>
/// A council's decision about its placements after a regulatory notice. Recorded once and never changed; nobody else
/// can read it.
/// </summary>
internal sealed class PlacementReviewEntity : IOwnEntry
{
    private PlacementReviewEntity() { }

    public PlacementReviewEntity(
        Guid id,
        Guid regulatoryNoticeId,
        PlacementDecision decision,
        string note,
        DateTimeOffset now
    )
    {
        Id = id;
        RegulatoryNoticeId = regulatoryNoticeId;
        Decision = decision;
        Note = note;
        RecordedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>The caller's council, set by a database default.</summary>
    public Guid CouncilId { get; private set; }

    public Guid RegulatoryNoticeId { get; private set; }

    public PlacementDecision Decision { get; private set; }

    public string Note { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    public PlacementReview ToProto() =>
        new()
        {
            Id = Id.ToString(),
            RegulatoryNoticeId = RegulatoryNoticeId.ToString(),
            Decision = Decision,
            Note = Note,
            RecordedAt = RecordedAt.ToProto(),
        };
}

internal sealed class PlacementReviewConfiguration : IEntityTypeConfiguration<PlacementReviewEntity>
{
    public void Configure(EntityTypeBuilder<PlacementReviewEntity> builder)
    {
        builder.ToTable("placement_review");
        builder.HasKey(review => new { review.CouncilId, review.Id });
        builder.Property(review => review.Id).ValueGeneratedNever();
        builder
            .Property(review => review.CouncilId)
            .HasDefaultValueSql("notifications.tenant_id()");
        builder.Property(review => review.Decision).HasConversion<string>();
    }
}
