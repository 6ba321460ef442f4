using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Issuers;

/// <summary>
/// The settings of an issuer that a council may change: what its tokens must contain and which roles they give.
/// </summary>
internal sealed record IssuerTerms(
    string Name,
    string Audience,
    AccessTokenType TokenType,
    IReadOnlyList<string> ClientIds,
    string RoleClaim,
    IReadOnlyList<RoleMapping> RoleMappings
)
{
    internal static readonly string[] Fields =
    [
        "name",
        "audience",
        "client_ids",
        "token_type",
        "role_claim",
        "role_mappings",
    ];

    private const int MaxClients = 20;
    private const int MaxMappings = 50;
    private const int Longest = 200;

    // Claims about whom a token is for, or how long it is valid, cannot give roles. Nor may a token choose the claim that
    // counts.
    private static readonly string[] NoRoleClaims =
    [
        "iss",
        "sub",
        "aud",
        "exp",
        "nbf",
        "iat",
        "jti",
        "azp",
        "client_id",
        "appid",
    ];

    internal string[] RoleValues => [.. RoleMappings.Select(mapping => mapping.Value)];

    internal string[] RoleNames =>
        [.. RoleMappings.Select(mapping => PrincipalClaims.NameOf(mapping.Role))];

    internal static IssuerTerms Of(RegisterIssuerRequest request) =>
        new(
            request.Name,
            request.Audience,
            request.TokenType,
            request.ClientIds,
            request.RoleClaim,
            request.RoleMappings
        );

    /// <summary>The present settings, with the fields in the mask taken from the request.</summary>
    internal static IssuerTerms Of(Issuer now, Issuer wanted, IReadOnlySet<string> mask)
    {
        Issuer From(string field) => mask.Contains(field) ? wanted : now;
        return new(
            From("name").Name,
            From("audience").Audience,
            From("token_type").TokenType,
            From("client_ids").ClientIds,
            From("role_claim").RoleClaim,
            From("role_mappings").RoleMappings
        );
    }

    /// <summary>Reports all invalid fields in one error.</summary>
    /// <param name="prefix">Path of the fields in the request.</param>
    internal IssuerTerms Checked(string prefix)
    {
        var violations = Problems()
            .Select(problem => new FieldViolation(prefix + problem.Field, problem.Text))
            .ToList();
        return violations.Count == 0 ? this : throw Fault.Invalid(violations);
    }

    private IEnumerable<(string Field, string Text)> Problems()
    {
        if (Name.Length is < 3 or > 100 || Name.Trim().Length != Name.Length)
            yield return ("name", "must have 3 to 100 characters, no space first or last.");
        if (!IsIdentifier(Audience))
            yield return ("audience", "must be the audience of tokens for this platform.");
        if (TokenType is not (AccessTokenType.AtJwt or AccessTokenType.Jwt))
            yield return (
                "token_type",
                "must be AT_JWT, or JWT where access tokens are of that type."
            );
        if (
            ClientIds.Count > MaxClients
            || ClientIds.Any(id => !IsIdentifier(id))
            || ClientIds.Distinct().Count() < ClientIds.Count
        )
            yield return ("client_ids", $"must be at most {MaxClients} client ids, each once.");
        if (!IsIdentifier(RoleClaim) || NoRoleClaims.Contains(RoleClaim))
            yield return ("role_claim", "must name the claim with roles or groups, e.g. roles.");
        if (RoleMappings.Count is 0 or > MaxMappings)
            yield return ("role_mappings", $"must map 1 to {MaxMappings} values.");
        else if (RoleValues.Any(value => value.Length is 0 or > Longest || value.Trim() != value))
            yield return (
                "role_mappings",
                $"must have values of 1 to {Longest} characters, no space first or last."
            );
        else if (RoleValues.Distinct(StringComparer.Ordinal).Count() < RoleMappings.Count)
            yield return ("role_mappings", "must map each value once.");
        else if (!RoleMappings.All(mapping => PrincipalClaims.IsCouncilRole(mapping.Role)))
            yield return (
                "role_mappings",
                "must give READER, OFFICER, QUALITY_LEAD, SENIOR_APPROVER, FINANCE or ADMINISTRATOR: an issuer speaks for its council only."
            );
    }

    private static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= Longest && text.All(c => c is > ' ' and <= '~');
}
