using System.Collections.Frozen;
using RegionalProviders.Common.V1;
using static RegionalProviders.Common.V1.Permission;

namespace RegionalProviders.Kernel;

/// <summary>Which permissions each role carries. This is decided only here; docs/permissions.md lists it.</summary>
public static class RolePermissions
{
    private static readonly Permission[] CouncilReading =
    [
        SignedIn,
        CouncilsRead,
        RegisterRead,
        ComplianceRead,
        PlanningLeadsRead,
        NoticesRead,
    ];

    // A council's own casework. Coordinators have none, as they belong to no council.
    private static readonly Permission[] Casework =
    [
        PlacementsRead,
        SubmissionsRead,
        RegionalOutputsRead,
        InboxRead,
    ];

    // Events that affected children: for roles that are accountable for them.
    private static readonly Permission[] Events = [EventsReport, EventsRead, EventsWrite];

    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<
        Role,
        IEnumerable<Permission>
    >
    {
        [Role.Reader] = [.. CouncilReading, .. Casework],
        [Role.Officer] =
        [
            .. CouncilReading,
            .. Casework,
            .. Events,
            RegisterWrite,
            ComplianceWrite,
            PlanningLeadsWrite,
            PlacementsWrite,
            SubmissionsWrite,
            NoticesWrite,
            DraftsDismiss,
            InboxWrite,
            RegulatoryNoticesWrite,
        ],
        [Role.QualityLead] =
        [
            .. CouncilReading,
            .. Casework,
            .. Events,
            RegisterWrite,
            ComplianceWrite,
            CompliancePolicy,
            PlanningLeadsWrite,
            NoticesWrite,
            DraftsDismiss,
            InboxWrite,
            RegulatoryNoticesWrite,
            AccessLogRead,
        ],
        [Role.SeniorApprover] =
        [
            .. CouncilReading,
            .. Casework,
            .. Events,
            PlacementsApprove,
            NoticesWrite,
            DraftsDismiss,
            InboxWrite,
            RegulatoryNoticesWrite,
            AccessLogRead,
        ],
        [Role.Finance] = [.. CouncilReading, .. Casework, SubmissionsWrite],
        [Role.Administrator] =
        [
            SignedIn,
            CouncilsRead,
            ClientsAdminister,
            UsersAdminister,
            IssuersAdminister,
            SetupConfirm,
            AccessLogRead,
            WebhooksRead,
            WebhooksWrite,
        ],
        [Role.Coordinator] =
        [
            .. CouncilReading,
            SubmissionsRead,
            SubmissionsCoordinate,
            RegionalOutputsRead,
            RegisterWrite,
            RegisterImport,
            ComplianceWrite,
            CompliancePolicy,
            PlanningLeadsWrite,
            DraftsDismiss,
            AccessLogRead,
        ],
        [Role.Provider] = [SignedIn, RegisterRead, EventsReport, EventsRead],
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
            RegisterWithdraw,
            PositionsRead,
            AccessLogRead,
            AccessLogVerify,
            AddressesAdminister,
        ],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());

    /// <summary>Permissions of a role; none for a role that is not in the table.</summary>
    public static IReadOnlySet<Permission> Of(Role role) =>
        Table.TryGetValue(role, out var permissions) ? permissions : FrozenSet<Permission>.Empty;
}
