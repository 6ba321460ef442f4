using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>Input of <see cref="ComplianceQuery"/>: the policies, the day and the statuses.</summary>
internal sealed record ComplianceCriteria(
    Guid Consortium,
    IReadOnlyList<PolicyInForce> Policies,
    DateOnly Today,
    int DueWithinDays,
    IReadOnlyList<ComplianceStatus> Statuses
)
{
    public IEnumerable<KeyValuePair<string, object?>> Parameters() =>
        new Dictionary<string, object?>
        {
            ["consortium"] = Consortium,
            ["serviceTypes"] = Policies.Select(policy => policy.ServiceType.ToString()).ToArray(),
            ["reviewMonths"] = Policies.Select(policy => policy.ReviewMonths).ToArray(),
            ["documentTypes"] = Policies
                .Select(policy => string.Join(' ', policy.DocumentTypes))
                .ToArray(),
            ["ifAny"] = DocumentTypes.IfAny,
            ["today"] = Today,
            ["dueBy"] = Today.AddDays(
                DueWithinDays == 0 ? ComplianceQuery.DefaultDueWithinDays : DueWithinDays
            ),
            ["statuses"] = Statuses.Select(status => status.ToString()).ToArray(),
        };
}
