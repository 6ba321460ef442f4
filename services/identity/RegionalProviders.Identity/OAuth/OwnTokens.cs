using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Reads tokens that this server issued, when they come back.</summary>
internal sealed class OwnTokens(
    SigningKeys keys,
    IOptions<IdentityOptions> options,
    TimeProvider time
)
{
    private const int GreatestLength = 8 * 1024;
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>An access token that has not ended; null for anything else.</summary>
    internal Task<JsonWebToken?> ReadAccessTokenAsync(
        string token,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            token,
            "at+jwt",
            expires => expires > time.GetUtcNow().UtcDateTime,
            options.Value.Audience,
            cancellationToken
        );

    /// <summary>An ID token, ended or not: it says who wants to sign out; null for anything else.</summary>
    internal Task<JsonWebToken?> ReadIdTokenAsync(
        string token,
        CancellationToken cancellationToken
    ) => ReadAsync(token, "JWT", _ => true, null, cancellationToken);

    private async Task<JsonWebToken?> ReadAsync(
        string token,
        string type,
        Func<DateTime, bool> isAlive,
        string? audience,
        CancellationToken cancellationToken
    )
    {
        if (token.Length > GreatestLength)
            return null;
        var published = await keys.PublishedAsync(cancellationToken);
        var result = await Handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidTypes = [type],
                ValidIssuer = options.Value.Issuer,
                ValidAudience = audience,
                ValidateAudience = audience is not null,
                ValidAlgorithms = [SigningKey.Algorithm],
                IssuerSigningKeys = published.Select(jwk => new JsonWebKey(jwk)),
                TryAllIssuerSigningKeys = false,
                LifetimeValidator = (_, expires, _, _) => expires is { } end && isAlive(end),
                CryptoProviderFactory = new CryptoProviderFactory
                {
                    CacheSignatureProviders = false,
                },
            }
        );
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }
}
