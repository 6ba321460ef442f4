using RegionalProviders.Common.V1;

namespace RegionalProviders.Kernel;

/// <summary>
/// Who is calling, according to a verified token. The principal is exactly one of a council, consortia, an organisation
/// or the operator; nothing in a request can change that.
/// </summary>
/// <param name="Kind">Kind of principal.</param>
/// <param name="Subject">Subject of the token: for a machine, its client id.</param>
/// <param name="CouncilId">The tenant, for a council; otherwise null.</param>
/// <param name="CoordinatorOf">Consortia that a coordinator acts for; otherwise empty.</param>
/// <param name="OrganisationId">Organisation of a provider; otherwise null.</param>
/// <param name="Roles">Roles, at least one.</param>
public sealed record Principal(
    PrincipalKind Kind,
    string Subject,
    Guid? CouncilId,
    IReadOnlyList<Guid> CoordinatorOf,
    Guid? OrganisationId,
    IReadOnlyList<Role> Roles
)
{
    /// <summary>True if one of the roles carries the permission.</summary>
    public bool May(Permission permission) =>
        Roles.Any(role => RolePermissions.Of(role).Contains(permission));

    /// <summary>Throws PERMISSION_MISSING unless one of the roles carries the permission.</summary>
    public void Require(Permission permission)
    {
        if (!May(permission))
            throw new ServiceException(
                ErrorReason.PermissionMissing,
                "None of the caller's roles carries the permission that this call needs.",
                new Dictionary<string, string> { ["permission"] = permission.ToString() }
            );
    }

    /// <summary>The OAuth client that asked for the token; empty if the token names none.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>
    /// True for a council's client whose secret an operator has seen, and for what a first administrator made before the
    /// council confirmed that it has taken over.
    /// </summary>
    public bool MadeByOperator { get; init; }

    /// <summary>When the token expires: a long-running call ends then. Null for background work.</summary>
    public DateTimeOffset? TokenExpires { get; init; }

    /// <summary>
    /// What transactions of this call must write to the access log; null for calls that are not recorded. Belongs to
    /// one call, so a principal that is cached must be cached without it.
    /// </summary>
    public ICallRecord? Record { get; init; }

    /// <summary>True for a call that costs the platform far more than others, as its RPC declares.</summary>
    public bool IsExpensive { get; init; }

    /// <summary>
    /// Names the tenant: all principals with the same one share limits. A coordinator may act for several consortia; its
    /// clients for the same ones are one tenant.
    /// </summary>
    public string TenantKey =>
        this switch
        {
            { IsSystem: true } => Subject,
            { CouncilId: { } council } => council.ToString(),
            { OrganisationId: { } organisation } => organisation.ToString(),
            { CoordinatorOf.Count: > 0 } => string.Join(',', CoordinatorOf.Order()),
            _ => Kind.ToString(),
        };

    /// <summary>True for the platform's own background work (relay, consumers, jobs), which no token can be.</summary>
    public bool IsSystem { get; private init; }

    /// <summary>The principal of background work in one service, e.g. <c>system:providers</c>.</summary>
    public static Principal System(string service) =>
        new(PrincipalKind.Unspecified, $"system:{service}", null, [], null, []) { IsSystem = true };
}
