using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Authentication;

/// <summary>
/// A council's own OpenID provider. Its tokens speak for the council that registered it, in roles that the registration
/// maps: claims about tenants, consortia, organisations or the platform's own roles are ignored.
/// </summary>
internal sealed class CouncilIssuer(
    TrustedIssuer registration,
    RefreshingCache<OpenIdConnectConfiguration> keys,
    TimeProvider time
) : TokenIssuer(registration.Issuer, keys)
{
    internal static readonly CachePolicy KeyCaching = new(
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(5.5),
        TimeSpan.FromHours(1),
        TimeSpan.FromSeconds(30)
    );

    private const int MaxSubjectLength = 150;
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(24);

    // Claims that ID tokens have and access tokens do not (OpenID Connect Core, sections 2 and 3.3.2.11).
    private static readonly string[] IdTokenClaims = ["nonce", "at_hash", "c_hash", "s_hash"];
    private static readonly string[] ClientClaims = ["azp", "client_id", "appid"];
    private static readonly Dictionary<string, Role> RoleOf = Enum.GetValues<Role>()
        .Where(PrincipalClaims.IsCouncilRole)
        .ToDictionary(PrincipalClaims.NameOf);

    internal TrustedIssuer Registration => registration;

    /// <summary>
    /// False for a registration that grants more than a council may have: the issuer is then not trusted at all.
    /// </summary>
    internal static bool IsSound(TrustedIssuer registration) =>
        registration.CouncilId != Guid.Empty
        && registration.Id != Guid.Empty
        && registration.Issuer.Length > 0
        && registration.Audience.Length > 0
        && registration.RoleClaim.Length > 0
        && registration.TokenType is "at+jwt" or "JWT"
        && registration.Roles.All(role => RoleOf.ContainsKey(role.Role));

    internal override TokenValidationParameters Rules() =>
        new()
        {
            ValidIssuer = registration.Issuer,
            ValidAudience = registration.Audience,
            ValidAlgorithms =
            [
                SecurityAlgorithms.EcdsaSha256,
                SecurityAlgorithms.EcdsaSha384,
                SecurityAlgorithms.EcdsaSha512,
                SecurityAlgorithms.RsaSha256,
                SecurityAlgorithms.RsaSha384,
                SecurityAlgorithms.RsaSha512,
                SecurityAlgorithms.RsaSsaPssSha256,
                SecurityAlgorithms.RsaSsaPssSha384,
                SecurityAlgorithms.RsaSsaPssSha512,
            ],
            ValidTypes = registration.TokenType == "JWT" ? ["JWT", "at+jwt"] : ["at+jwt"],
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires, time),
        };

    internal override Principal? Read(StrictJwt token, TokenValidationResult result)
    {
        if (
            IdTokenClaims.Any(claim => token.Payload.TryGetProperty(claim, out _))
            || !IsForAnAllowedClient(token)
            || !IsOfOurTime(token)
            || token.Text("sub") is not { Length: > 0 and <= MaxSubjectLength } subject
            || !subject.All(c => c is > ' ' and <= '~')
        )
            return null;
        var values = token.Texts(registration.RoleClaim).ToHashSet(StringComparer.Ordinal);
        var roles = registration
            .Roles.Where(role => values.Contains(role.Value))
            .Select(role => RoleOf[role.Role])
            .Distinct()
            .Order()
            .ToList();
        return roles.Count == 0
            ? null
            : new Principal(
                PrincipalKind.Council,
                $"{registration.Id}/{subject}",
                registration.CouncilId,
                [],
                null,
                roles
            )
            {
                MadeByOperator = registration.MadeByOperator,
            };
    }

    private bool IsForAnAllowedClient(StrictJwt token)
    {
        if (registration.ClientIds.Count == 0)
            return true;
        var named = ClientClaims
            .Where(claim => token.Payload.TryGetProperty(claim, out _))
            .Select(token.Text)
            .ToList();
        return named.Count > 0
            && named.All(id => id is not null && registration.ClientIds.Contains(id));
    }

    private bool IsOfOurTime(StrictJwt token) =>
        token.Instant("iat") is { } issued
        && token.Instant("exp") is { } expires
        && issued <= time.GetUtcNow() + ClockSkew
        && expires - issued <= MaxLifetime;
}
