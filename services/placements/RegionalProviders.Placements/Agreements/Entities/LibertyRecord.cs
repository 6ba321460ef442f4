using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>An authorisation of a deprivation of liberty for a period. A withdrawn authorisation has no effect.</summary>
internal sealed class LibertyRecord
{
    /// <summary>Columns for queries that read authorisations.</summary>
    public const string Columns =
        "id, from_on, until_on, reference, withdrawn_at, withdrawn_reason";

    private LibertyRecord() { }

    public LibertyRecord(DateOnly fromOn, DateOnly untilOn, string reference, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        FromOn = fromOn;
        UntilOn = untilOn;
        Reference = reference;
        RecordedAt = now;
    }

    public Guid Id { get; private set; }
    public Guid AgreementId { get; private set; }
    public DateOnly FromOn { get; private set; }

    /// <summary>The first day on which the authorisation is no longer in force.</summary>
    public DateOnly UntilOn { get; private set; }

    public string Reference { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawnBy { get; private set; }
    public string? WithdrawnReason { get; private set; }

    /// <summary>Withdraws the authorisation, once.</summary>
    public void Withdraw(string reason, string subject, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            throw Fault.StateConflict("The authorisation was taken back already.");
        (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (now, subject, reason);
    }

    public LibertyAuthorisation ToProto() =>
        new()
        {
            Id = Id.ToString(),
            FromOn = FromOn.ToProto(),
            UntilOn = UntilOn.ToProto(),
            Reference = Reference,
            WithdrawnAt = WithdrawnAt.ToProto(),
            WithdrawnReason = WithdrawnReason ?? "",
        };
}

internal sealed class LibertyRecordConfiguration : IEntityTypeConfiguration<LibertyRecord>
{
    public void Configure(EntityTypeBuilder<LibertyRecord> builder)
    {
        builder.ToTable("liberty_authorisation");
        builder.Property(authorisation => authorisation.Id).ValueGeneratedNever();
    }
}
