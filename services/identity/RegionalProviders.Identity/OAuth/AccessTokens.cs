using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.OAuth;

/// <summary>For whom a token speaks.</summary>
/// <param name="Subject">Id of the user, or of the client that speaks for itself.</param>
/// <param name="ClientId">The client that gets it.</param>
/// <param name="CouncilId">The tenant.</param>
/// <param name="ConsortiumIds">Consortia of a coordinator.</param>
/// <param name="OrganisationId">Organisation of a provider.</param>
/// <param name="Roles">Roles by name.</param>
/// <param name="GrantId">The user's grant, for a user.</param>
internal sealed record TokenSubject(
    string Subject,
    string ClientId,
    Guid? CouncilId,
    Guid[] ConsortiumIds,
    Guid? OrganisationId,
    string[] Roles,
    Guid? GrantId
)
{
    internal static TokenSubject Of(SignInClient client) =>
        new(
            client.ClientId,
            client.ClientId,
            client.CouncilId,
            client.ConsortiumIds,
            client.OrganisationId,
            client.Roles,
            null
        );
}

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

    internal async Task<string> IssueAsync(
        TokenSubject subject,
        CancellationToken cancellationToken
    )
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
                Claims = Claims(subject, Guid.CreateVersion7(now)),
                SigningCredentials = await keys.CurrentAsync(cancellationToken),
            }
        );
    }

    private static Dictionary<string, object> Claims(TokenSubject subject, Guid id)
    {
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = subject.Subject,
            ["client_id"] = subject.ClientId,
            [JwtRegisteredClaimNames.Jti] = id.ToString(),
            [PrincipalClaims.Roles] = subject.Roles,
        };
        if (subject.CouncilId is { } council)
            claims[PrincipalClaims.Tenant] = council.ToString();
        if (subject.ConsortiumIds is { Length: > 0 } consortia)
            claims[PrincipalClaims.CoordinatorOf] = consortia.Select(c => c.ToString()).ToArray();
        if (subject.OrganisationId is { } organisation)
            claims[PrincipalClaims.Provider] = organisation.ToString();
        if (subject.GrantId is { } grant)
            claims[JwtRegisteredClaimNames.Sid] = grant.ToString();
        return claims;
    }
}
