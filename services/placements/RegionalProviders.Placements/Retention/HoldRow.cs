using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Retention;

/// <summary>A legal hold as the queries read it.</summary>
internal sealed record HoldRow
{
    public const string Columns =
        "id, kind, item_id, reason, placed_at, placed_by, released_at, released_by, release_reason";

    public Guid Id { get; init; }
    public short Kind { get; init; }
    public Guid? ItemId { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset PlacedAt { get; init; }
    public string PlacedBy { get; init; } = "";
    public DateTimeOffset? ReleasedAt { get; init; }
    public string? ReleasedBy { get; init; }
    public string? ReleaseReason { get; init; }

    public LegalHold ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Kind = (RetainedKind)Kind,
            ItemId = ItemId?.ToString() ?? "",
            Reason = Reason,
            PlacedAt = PlacedAt.ToProto(),
            PlacedBy = PlacedBy,
            ReleasedAt = ReleasedAt.ToProto(),
            ReleasedBy = ReleasedBy ?? "",
            ReleaseReason = ReleaseReason ?? "",
        };
}
