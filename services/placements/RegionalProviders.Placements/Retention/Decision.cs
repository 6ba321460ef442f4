using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Retention;

/// <summary>What was decided about an item that came up for review.</summary>
internal sealed class Decision
{
    /// <summary>Columns for statements that read decisions.</summary>
    public const string Columns =
        "id, kind, item_id, outcome, keep_until, reason, decided_at, decided_by, records_deleted";

    private const int MaxYearsKept = 10;

    private Decision() { }

    public Guid Id { get; private set; }
    public RetainedKind Kind { get; private set; }
    public Guid ItemId { get; private set; }
    public RetentionOutcome Outcome { get; private set; }
    public DateOnly? KeepUntil { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>From the database, which knows whose transaction it was.</summary>
    public string DecidedBy { get; private set; } = null!;

    public int RecordsDeleted { get; private set; }

    /// <summary>Decides about an item that has come up for review and, to be deleted, is not held.</summary>
    public static Decision Of(
        RetainedRow item,
        DecideRetentionRequest request,
        DateOnly today,
        DateTimeOffset now
    )
    {
        if (item.ReviewOn > today)
            throw Fault.StateConflict(
                "It has not come up for review yet: ListRetentionReviews tells the day."
            );
        var keepUntil = request.KeepUntil.ToDateOnly("keep_until");
        if (keepUntil <= today || keepUntil > today.AddYears(MaxYearsKept))
            throw Fault.Invalid("keep_until", "must be after today and within ten years.");
        if (request.Outcome == RetentionOutcome.Delete && item.Held)
            throw Fault.StateConflict(
                "A legal hold stops its deletion (ListLegalHolds). Release it first, or keep the item until a day."
            );
        return new Decision
        {
            Id = Guid.CreateVersion7(now),
            Kind = item.Kind,
            ItemId = item.ItemId,
            Outcome = request.Outcome,
            KeepUntil = keepUntil,
            Reason = request.Reason.Trim(),
            DecidedAt = now,
        };
    }

    /// <summary>Notes how many records the deletion that it decided took away.</summary>
    public void Deleted(int records) => RecordsDeleted = records;

    public RetentionDecision ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Kind = Kind,
            ItemId = ItemId.ToString(),
            Outcome = Outcome,
            KeepUntil = KeepUntil.ToProto(),
            Reason = Reason,
            DecidedAt = DecidedAt.ToProto(),
            DecidedBy = DecidedBy,
            RecordsDeleted = RecordsDeleted,
        };
}

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("retention_decision");
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.Kind).HasConversion<string>();
        builder.Property(decision => decision.Outcome).HasConversion<string>();
        builder.Property(decision => decision.DecidedBy).HasDefaultValueSql("placements.subject()");
    }
}
