using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Issues the tokens of a grant: access token, ID token where openid was asked for, and the refresh token.</summary>
internal sealed class UserTokens(
    AccessTokens accessTokens,
    SigningKeys keys,
    IOptions<IdentityOptions> options,
    TimeProvider time
)
{
    private static readonly JsonWebTokenHandler Handler = new()
    {
        SetDefaultTimesOnTokenCreation = false,
    };

    internal async Task<TokenResponse> IssueAsync(
        IssuableGrant open,
        CancellationToken cancellationToken
    )
    {
        var (grant, user) = (open.Grant, open.User);
        var access = await accessTokens.IssueAsync(
            new TokenSubject(
                user.Id.ToString(),
                grant.ClientId,
                user.CouncilId,
                user.ConsortiumIds,
                user.OrganisationId,
                open.Roles,
                grant.Id
            ),
            cancellationToken
        );
        return new TokenResponse(access)
        {
            RefreshToken = open.RefreshToken,
            IdToken = grant.Scopes.Contains("openid")
                ? await IdTokenAsync(open, cancellationToken)
                : null,
            Scope = grant.Scopes.Length > 0 ? string.Join(' ', grant.Scopes) : null,
        };
    }

    /// <summary>What a client may know of the person, by the scopes that it asked for.</summary>
    internal static void AddProfile(
        Dictionary<string, object> claims,
        SignInUser user,
        string[] scopes
    )
    {
        if (scopes.Contains("email"))
            claims[JwtRegisteredClaimNames.Email] = user.Email;
        if (scopes.Contains("profile"))
            claims[JwtRegisteredClaimNames.Name] = user.DisplayName;
    }

    private async Task<string> IdTokenAsync(IssuableGrant open, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = open.User.Id.ToString(),
            [JwtRegisteredClaimNames.Sid] = open.Grant.Id.ToString(),
            [JwtRegisteredClaimNames.AuthTime] = new DateTimeOffset(
                open.Grant.AuthTime,
                TimeSpan.Zero
            ).ToUnixTimeSeconds(),
            [JwtRegisteredClaimNames.Amr] = open.Grant.Amr,
        };
        if (open.Nonce is { } nonce)
            claims[JwtRegisteredClaimNames.Nonce] = nonce;
        AddProfile(claims, open.User, open.Grant.Scopes);
        return Handler.CreateToken(
            new SecurityTokenDescriptor
            {
                TokenType = "JWT",
                Issuer = options.Value.Issuer,
                Audience = open.Grant.ClientId,
                IssuedAt = now.UtcDateTime,
                Expires = (now + AccessTokens.Lifetime).UtcDateTime,
                Claims = claims,
                SigningCredentials = await keys.CurrentAsync(cancellationToken),
            }
        );
    }
}
