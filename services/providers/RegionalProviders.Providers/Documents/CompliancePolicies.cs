using System.Globalization;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>Which policy is in force: the caller's council's own, else the consortium's, else the default.</summary>
internal static class CompliancePolicies
{
    /// <summary>The defaults; a service type without one has no policy until somebody sets it.</summary>
    public static IReadOnlyList<PolicyRow> Defaults { get; } =
        EmbeddedTable.Read(
            "compliance_policies.csv",
            row => new PolicyRow
            {
                ServiceType = (short)Enum.Parse<ServiceType>(row.GetString("service_type")),
                ReviewMonths = int.Parse(
                    row.GetString("review_months"),
                    CultureInfo.InvariantCulture
                ),
                DocumentTypes = row.GetString("document_types").Split(' '),
            }
        );

    /// <summary>The policies in force on a day, one a service type, in order of its number.</summary>
    public static async Task<IReadOnlyList<PolicyRow>> InForceAsync(
        ServiceTransaction tx,
        Guid consortium,
        DateOnly on
    )
    {
        var set = await tx.QueryAsync<PolicyRow>(
            """
            select distinct on (service_type) service_type, document_types, review_months, valid_from, council_only
            from providers.compliance_policy
            where consortium_id = @consortium and valid_from <= @on
            order by service_type, council_only desc, valid_from desc
            """,
            new { consortium, on }
        );
        return
        [
            .. set.Concat(Defaults)
                .DistinctBy(policy => policy.ServiceType)
                .OrderBy(policy => policy.ServiceType),
        ];
    }
}
