using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>An act of oversight of an unregulated placement. Never changed.</summary>
internal sealed class OversightRecord
{
    /// <summary>Columns for queries that read records.</summary>
    public const string Columns =
        "id, agreement_id, kind, done_on, reference, note, application_status, recorded_at";

    private OversightRecord() { }

    public OversightRecord(OversightEntry entry, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Kind = entry.Kind;
        DoneOn = entry.DoneOn.ToDateOnly("entry.done_on")!.Value;
        Reference = entry.Reference.Trim();
        Note = entry.Note;
        ApplicationStatus = entry.ApplicationStatus;
        RecordedAt = now;
    }

    public Guid Id { get; private set; }
    public Guid AgreementId { get; private set; }
    public OversightKind Kind { get; private set; }
    public DateOnly DoneOn { get; private set; }
    public string Reference { get; private set; } = "";
    public string Note { get; private set; } = "";

    /// <summary>Status of the provider's application to register; unspecified for any other kind of record.</summary>
    public ApplicationStatus ApplicationStatus { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public OversightEntry ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Kind = Kind,
            DoneOn = DoneOn.ToProto(),
            Reference = Reference,
            Note = Note,
            ApplicationStatus = ApplicationStatus,
            RecordedAt = RecordedAt.ToProto(),
        };
}

internal sealed class OversightRecordConfiguration : IEntityTypeConfiguration<OversightRecord>
{
    public void Configure(EntityTypeBuilder<OversightRecord> builder)
    {
        builder.ToTable("oversight");
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.Property(record => record.Kind).HasConversion<string>();
        builder.Property(record => record.ApplicationStatus).HasConversion<string>();
    }
}
