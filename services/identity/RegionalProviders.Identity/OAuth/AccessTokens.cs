using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Issues access tokens (RFC 9068): signed statements of who calls, for ten minutes.</summary>
internal sealed class AccessTokens(
    SigningKeys keys,
    IOptions<IdentityOptions> options,
    TimeProvider time
)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static readonly JsonWebTokenHandler Handler = new()
    {
        SetDefaultTimesOnTokenCreation = false,
    };

    internal async Task<string> IssueAsync(SignInClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return Handler.CreateToken(
            new SecurityTokenDescriptor
            {
                TokenType = "at+jwt",
                Issuer = options.Value.Issuer,
                Audience = options.Value.Audience,
                IssuedAt = now.UtcDateTime,
                Expires = (now + Lifetime).UtcDateTime,
                Claims = Claims(client, Guid.CreateVersion7(now)),
                SigningCredentials = await keys.CurrentAsync(cancellationToken),
            }
        );
    }

    private static Dictionary<string, object> Claims(SignInClient client, Guid id)
    {
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = client.ClientId,
            ["client_id"] = client.ClientId,
            [JwtRegisteredClaimNames.Jti] = id.ToString(),
            [PrincipalClaims.Roles] = client.Roles,
        };
        if (client.CouncilId is { } council)
            claims[PrincipalClaims.Tenant] = council.ToString();
        if (client.ConsortiumIds is { Length: > 0 } consortia)
            claims[PrincipalClaims.CoordinatorOf] = consortia.Select(c => c.ToString()).ToArray();
        if (client.OrganisationId is { } organisation)
            claims[PrincipalClaims.Provider] = organisation.ToString();
        return claims;
    }
}
