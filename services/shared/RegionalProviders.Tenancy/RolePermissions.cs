using System.Collections.Frozen;
using RegionalProviders.Common.V1;
using static RegionalProviders.Common.V1.Permission;

namespace RegionalProviders.Tenancy;

/// <summary>Which permissions each role carries. The one place where this is decided; docs/permissions.md shows it.</summary>
public static class RolePermissions
{
    private static readonly Permission[] CouncilReading =
    [
        SignedIn,
        CouncilsRead,
        RegisterRead,
        ComplianceRead,
        PlanningLeadsRead,
    ];

    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<
        Role,
        IEnumerable<Permission>
    >
    {
        [Role.Reader] = CouncilReading,
        [Role.Officer] = [.. CouncilReading, RegisterWrite, ComplianceWrite, PlanningLeadsWrite],
        [Role.QualityLead] =
        [
            .. CouncilReading,
            RegisterWrite,
            ComplianceWrite,
            CompliancePolicy,
            PlanningLeadsWrite,
            AccessLogRead,
        ],
        [Role.SeniorApprover] = [.. CouncilReading, AccessLogRead],
        [Role.Finance] = CouncilReading,
        [Role.Administrator] =
        [
            SignedIn,
            CouncilsRead,
            ClientsAdminister,
            UsersAdminister,
            IssuersAdminister,
            AccessLogRead,
        ],
        [Role.Coordinator] =
        [
            .. CouncilReading,
            RegisterWrite,
            RegisterImport,
            ComplianceWrite,
            CompliancePolicy,
            PlanningLeadsWrite,
            AccessLogRead,
        ],
        [Role.Provider] = [SignedIn, RegisterRead],
        [Role.Operator] =
        [
            SignedIn,
            CouncilsRead,
            ConsortiaAdminister,
            ClientsAdminister,
            UsersAdminister,
            IssuersAdminister,
            RegisterRead,
            RegisterImport,
            AccessLogRead,
            AccessLogVerify,
        ],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());

    /// <summary>Permissions of a role; none for one that the table does not know.</summary>
    public static IReadOnlySet<Permission> Of(Role role) =>
        Table.TryGetValue(role, out var permissions) ? permissions : FrozenSet<Permission>.Empty;
}
