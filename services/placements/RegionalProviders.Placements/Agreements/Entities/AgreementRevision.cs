using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>The values before a change of an agreement. Never changed itself.</summary>
internal sealed class AgreementRevision
{
    /// <summary>Columns for queries that read revisions.</summary>
    public const string Columns =
        "effective_on, planned_end_on, legal_status_code, team_reference, reason, recorded_at, recorded_by";

    private AgreementRevision() { }

    public AgreementRevision(
        PlacementAgreement before,
        DateOnly effectiveOn,
        string reason,
        DateTimeOffset now
    )
    {
        Id = Guid.CreateVersion7(now);
        EffectiveOn = effectiveOn;
        PlannedEndOn = before.PlannedEndOn;
        LegalStatusCode = before.LegalStatusCode;
        TeamReference = before.TeamReference;
        Reason = reason;
        RecordedAt = now;
    }

    public Guid Id { get; private set; }
    public Guid AgreementId { get; private set; }

    /// <summary>First day on which these values no longer apply.</summary>
    public DateOnly EffectiveOn { get; private set; }

    public DateOnly? PlannedEndOn { get; private set; }
    public string? LegalStatusCode { get; private set; }
    public string TeamReference { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Set by the database from the principal of the transaction.</summary>
    public string RecordedBy { get; private set; } = null!;

    public AgreementChange ToProto() =>
        new()
        {
            EffectiveOn = EffectiveOn.ToProto(),
            PlannedEndOn = PlannedEndOn.ToProto(),
            LegalStatusCode = LegalStatusCode ?? "",
            TeamReference = TeamReference,
            Reason = Reason,
            RecordedAt = RecordedAt.ToProto(),
            RecordedBy = RecordedBy,
        };
}

internal sealed class AgreementRevisionConfiguration : IEntityTypeConfiguration<AgreementRevision>
{
    public void Configure(EntityTypeBuilder<AgreementRevision> builder)
    {
        builder.ToTable("agreement_change");
        builder.Property(revision => revision.Id).ValueGeneratedNever();
        builder
            .Property(revision => revision.RecordedBy)
            .HasDefaultValueSql("placements.subject()");
    }
}
