using System.Collections.Frozen;
using RegionalProviders.Common.V1;
using static RegionalProviders.Common.V1.Permission;

namespace RegionalProviders.Kernel;

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
        NoticesRead,
    ];

    // A council's own casework. A coordinator belongs to none.
    private static readonly Permission[] Casework =
    [
        PlacementsRead,
        SubmissionsRead,
        RegionalOutputsRead,
        InboxRead,
    ];

    // What happened to children: for roles that are accountable for them.
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
            PositionsRead,
            AccessLogRead,
            AccessLogVerify,
        ],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());

    /// <summary>Permissions of a role; none for one that the table does not know.</summary>
    public static IReadOnlySet<Permission> Of(Role role) =>
        Table.TryGetValue(role, out var permissions) ? permissions : FrozenSet<Permission>.Empty;
}
