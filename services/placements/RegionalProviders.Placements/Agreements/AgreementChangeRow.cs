using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

/// <summary>What stood before a change of an agreement, as the queries read it.</summary>
internal sealed record AgreementChangeRow
{
    public DateOnly EffectiveOn { get; init; }
    public DateOnly? PlannedEndOn { get; init; }
    public string? LegalStatusCode { get; init; }
    public string TeamReference { get; init; } = "";
    public string Reason { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }
    public string RecordedBy { get; init; } = "";

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
