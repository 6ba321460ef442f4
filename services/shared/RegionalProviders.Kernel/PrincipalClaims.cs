using System.Security.Claims;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Kernel;

/// <summary>The claims of an access token that identify the caller, written and read in one place.</summary>
public static class PrincipalClaims
{
    /// <summary>UUID of the council.</summary>
    public const string Tenant = "tenant";

    /// <summary>UUIDs of the consortia; one claim each.</summary>
    public const string CoordinatorOf = "coordinator_of";

    /// <summary>UUID of the organisation.</summary>
    public const string Provider = "provider";

    /// <summary>Roles by name, lower case with underscores; one claim each.</summary>
    public const string Roles = "roles";

    /// <summary>The OAuth client that asked for the token.</summary>
    public const string ClientId = "client_id";

    /// <summary>Present for what an operator made of a council, until the council confirms that it has taken over.</summary>
    public const string MadeByOperator = "made_by_operator";

    /// <summary>Name of a role as in a token, e.g. <c>quality_lead</c>.</summary>
    public static string NameOf(Role role) =>
        string.Concat(
            role.ToString()
                .Select(
                    (c, i) =>
                        i > 0 && char.IsUpper(c)
                            ? "_" + char.ToLowerInvariant(c)
                            : char.ToLowerInvariant(c).ToString()
                )
        );

    /// <summary>
    /// Reads the principal, or returns null if the claims do not name exactly one: a token for a council and a
    /// consortium at once, for nobody, with a role of another kind, or with an unknown role, speaks for nobody.
    /// </summary>
    public static Principal? Read(ClaimsIdentity identity)
    {
        var subject = identity.FindFirst("sub")?.Value;
        if (string.IsNullOrEmpty(subject) || ReadRoles(identity) is not { Count: > 0 } roles)
            return null;

        var tenants = Ids(identity, Tenant);
        var consortia = Ids(identity, CoordinatorOf);
        var providers = Ids(identity, Provider);
        if (tenants is null || consortia is null || providers is null)
            return null;

        Principal? principal = (tenants.Count, consortia.Count, providers.Count) switch
        {
            (1, 0, 0) when roles.All(IsCouncilRole) => new(
                PrincipalKind.Council,
                subject,
                tenants[0],
                [],
                null,
                roles
            ),
            (0, > 0, 0) when roles is [Role.Coordinator] => new(
                PrincipalKind.Coordinator,
                subject,
                null,
                consortia,
                null,
                roles
            ),
            (0, 0, 1) when roles is [Role.Provider] => new(
                PrincipalKind.Provider,
                subject,
                null,
                [],
                providers[0],
                roles
            ),
            (0, 0, 0) when roles is [Role.Operator] => new(
                PrincipalKind.Operator,
                subject,
                null,
                [],
                null,
                roles
            ),
            _ => null,
        };
        return principal is null
            ? null
            : principal with
            {
                ClientId = identity.FindFirst(ClientId)?.Value ?? "",
                MadeByOperator = identity.HasClaim(claim => claim.Type == MadeByOperator),
            };
    }

    /// <summary>True for the six roles that a council may grant.</summary>
    public static bool IsCouncilRole(Role role) => role is >= Role.Reader and <= Role.Administrator;

    private static List<Role>? ReadRoles(ClaimsIdentity identity)
    {
        var byName = Enum.GetValues<Role>()
            .Where(role => role != Role.Unspecified)
            .ToDictionary(NameOf);
        var roles = new List<Role>();
        foreach (var claim in identity.FindAll(Roles))
        {
            if (!byName.TryGetValue(claim.Value, out var role))
                return null;
            roles.Add(role);
        }

        return roles;
    }

    private static List<Guid>? Ids(ClaimsIdentity identity, string type)
    {
        var ids = new List<Guid>();
        foreach (var claim in identity.FindAll(type))
        {
            if (!Guid.TryParseExact(claim.Value, "D", out var id) || id == Guid.Empty)
                return null;
            ids.Add(id);
        }

        return ids;
    }
}
