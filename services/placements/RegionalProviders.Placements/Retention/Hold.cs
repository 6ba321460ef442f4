using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Retention;

/// <summary>A legal hold: while it stands, what it names is not deleted.</summary>
internal sealed class Hold
{
    /// <summary>Columns for statements that read holds.</summary>
    public const string Columns =
        "id, kind, item_id, reason, placed_at, placed_by, released_at, released_by, release_reason";

    private Hold() { }

    /// <summary>A new hold on one item, or on everything of the council (unspecified, no item).</summary>
    public Hold(RetainedKind kind, Guid? itemId, string reason, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Kind = kind;
        ItemId = itemId;
        Reason = reason;
        PlacedAt = now;
    }

    public Guid Id { get; private set; }
    public RetainedKind Kind { get; private set; }
    public Guid? ItemId { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset PlacedAt { get; private set; }

    /// <summary>From the database, which knows whose transaction it was.</summary>
    public string PlacedBy { get; private set; } = null!;

    public DateTimeOffset? ReleasedAt { get; private set; }
    public string? ReleasedBy { get; private set; }
    public string? ReleaseReason { get; private set; }

    /// <summary>Releases it, once.</summary>
    public void Release(string reason, string subject, DateTimeOffset now)
    {
        if (ReleasedAt is not null)
            throw Fault.StateConflict("The hold was released already.");
        (ReleasedAt, ReleasedBy, ReleaseReason) = (now, subject, reason);
    }

    public LegalHold ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Kind = Kind,
            ItemId = ItemId?.ToString() ?? "",
            Reason = Reason,
            PlacedAt = PlacedAt.ToProto(),
            PlacedBy = PlacedBy,
            ReleasedAt = ReleasedAt.ToProto(),
            ReleasedBy = ReleasedBy ?? "",
            ReleaseReason = ReleaseReason ?? "",
        };
}

internal sealed class HoldConfiguration : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.ToTable("legal_hold");
        builder.Property(hold => hold.Id).ValueGeneratedNever();
        builder.Property(hold => hold.Kind).HasConversion<string>();
        builder.Property(hold => hold.PlacedBy).HasDefaultValueSql("placements.subject()");
    }
}
