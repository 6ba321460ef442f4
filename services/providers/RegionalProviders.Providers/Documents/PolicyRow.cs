using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>What is required of one service type, and how often it is reviewed.</summary>
internal sealed record PolicyRow
{
    public short ServiceType { get; init; }
    public string[] DocumentTypes { get; init; } = [];
    public int ReviewMonths { get; init; }

    /// <summary>Null for a default: it was always there.</summary>
    public DateOnly? ValidFrom { get; init; }
    public bool CouncilOnly { get; init; }

    public CompliancePolicy ToProto() =>
        new()
        {
            ServiceType = (ServiceType)ServiceType,
            DocumentTypes = { DocumentTypes },
            ReviewMonths = ReviewMonths,
            ValidFrom = ValidFrom.ToProto(),
            Scope =
                ValidFrom is null ? "default"
                : CouncilOnly ? "council"
                : "consortium",
        };
}
