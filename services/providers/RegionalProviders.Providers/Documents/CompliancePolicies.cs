using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>The policy in force: the caller's council's own, otherwise the consortium's, otherwise the default.</summary>
internal static class CompliancePolicies
{
    /// <summary>
    /// The default policies; a service type without one has no policy until a council or coordinator sets one.
    /// </summary>
    public static IReadOnlyList<PolicyInForce> Defaults { get; } =
        EmbeddedTable.Read(
            "compliance_policies.csv",
            row => new PolicyInForce(
                Enum.Parse<ServiceType>(row.GetString("service_type")),
                row.GetString("document_types").Split(' '),
                int.Parse(row.GetString("review_months"), CultureInfo.InvariantCulture),
                ValidFrom: null,
                CouncilOnly: false
            )
        );

    /// <summary>The policies in force on a day, one per service type, ordered by its number.</summary>
    public static async Task<IReadOnlyList<PolicyInForce>> InForceAsync(
        ServiceTransaction tx,
        Guid consortium,
        DateOnly on
    )
    {
        var db = await tx.EntitiesAsync<ProvidersDbContext>();
        var begun = await db
            .CompliancePolicies.AsNoTracking()
            .Where(policy => policy.ConsortiumId == consortium && policy.ValidFrom <= on)
            .OrderByDescending(policy => policy.CouncilOnly)
            .ThenByDescending(policy => policy.ValidFrom)
            .ToListAsync(tx.CancellationToken);
        return
        [
            .. begun
                .Select(policy => policy.InForce)
                .Concat(Defaults)
                .DistinctBy(policy => policy.ServiceType)
                .OrderBy(policy => policy.ServiceType),
        ];
    }
}
