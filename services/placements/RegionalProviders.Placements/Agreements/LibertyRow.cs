using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

/// <summary>An authorisation of a deprivation of liberty as the queries read it.</summary>
internal sealed record LibertyRow
{
    public Guid Id { get; init; }
    public DateOnly FromOn { get; init; }
    public DateOnly UntilOn { get; init; }
    public string Reference { get; init; } = "";
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? WithdrawnReason { get; init; }

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
