using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Retention;

/// <summary>Maps holds and decisions to messages.</summary>
internal static class RetentionMessages
{
    public static LegalHold ToProto(this Hold hold) =>
        new()
        {
            Id = hold.Id.ToString(),
            Kind = Enum.Parse<RetainedKind>(hold.Kind),
            ItemId = hold.ItemId?.ToString() ?? "",
            Reason = hold.Reason,
            PlacedAt = hold.PlacedAt.ToProto(),
            PlacedBy = hold.PlacedBy,
            ReleasedAt = hold.ReleasedAt.ToProto(),
            ReleasedBy = hold.ReleasedBy ?? "",
            ReleaseReason = hold.ReleaseReason ?? "",
        };

    public static RetentionDecision ToProto(this Decision decision) =>
        new()
        {
            Id = decision.Id.ToString(),
            Kind = Enum.Parse<RetainedKind>(decision.Kind),
            ItemId = decision.ItemId.ToString(),
            Outcome =
                decision.Outcome == Disposition.Delete
                    ? RetentionOutcome.Delete
                    : RetentionOutcome.Keep,
            KeepUntil = decision.KeepUntil.ToProto(),
            Reason = decision.Reason,
            DecidedAt = decision.DecidedAt.ToProto(),
            DecidedBy = decision.DecidedBy,
            RecordsDeleted = decision.RecordsDeleted,
        };
}
