using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Regulatory;

/// <summary>What a council decided, as the queries read it.</summary>
internal sealed record PlacementReviewRow
{
    public const string Columns = "id, regulatory_notice_id, decision, note, recorded_at";

    public Guid Id { get; init; }
    public Guid RegulatoryNoticeId { get; init; }
    public short Decision { get; init; }
    public string Note { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }

    public PlacementReview ToProto() =>
        new()
        {
            Id = Id.ToString(),
            RegulatoryNoticeId = RegulatoryNoticeId.ToString(),
            Decision = (PlacementDecision)Decision,
            Note = Note,
            RecordedAt = RecordedAt.ToProto(),
        };
}
