using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>The documents required of one service type, and how often they are reviewed.</summary>
/// <param name="ServiceType">The service type.</param>
/// <param name="DocumentTypes">Codes of <see cref="Documents.DocumentTypes"/>.</param>
/// <param name="ReviewMonths">Months between reviews.</param>
/// <param name="ValidFrom">First day; null for a default, which has always applied.</param>
/// <param name="CouncilOnly">Applies to the caller's council alone.</param>
internal sealed record PolicyInForce(
    ServiceType ServiceType,
    string[] DocumentTypes,
    int ReviewMonths,
    DateOnly? ValidFrom,
    bool CouncilOnly
)
{
    public V1.CompliancePolicy ToProto() =>
        new()
        {
            ServiceType = ServiceType,
            DocumentTypes = { DocumentTypes },
            ReviewMonths = ReviewMonths,
            ValidFrom = ValidFrom.ToProto(),
            Scope =
                ValidFrom is null ? "default"
                : CouncilOnly ? "council"
                : "consortium",
        };
}
