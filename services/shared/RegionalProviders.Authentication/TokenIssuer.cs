using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Kernel;

namespace RegionalProviders.Authentication;

/// <summary>An issuer whose tokens are trusted, and what its claims may say.</summary>
/// <param name="name">The value of iss in its tokens.</param>
/// <param name="keys">Its published keys.</param>
internal abstract class TokenIssuer(string name, RefreshingCache<OpenIdConnectConfiguration> keys)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    // Tolerated clock skew.
    protected static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    internal string Name => name;

    internal RefreshingCache<OpenIdConnectConfiguration> Keys => keys;

    /// <summary>What a token of this issuer must fulfil, besides being signed with one of its keys.</summary>
    internal abstract TokenValidationParameters Rules();

    /// <summary>Checks signature, type, issuer, audience and lifetime of a token.</summary>
    internal Task<TokenValidationResult> CheckAsync(
        StrictJwt token,
        OpenIdConnectConfiguration published
    )
    {
        var rules = Rules();
        rules.IssuerSigningKeys = published.SigningKeys;
        rules.RequireExpirationTime = true;
        rules.RequireSignedTokens = true;
        rules.TryAllIssuerSigningKeys = false;
        rules.IgnoreTrailingSlashWhenValidatingAudience = false;
        return Handler.ValidateTokenAsync(token.Token, rules);
    }

    /// <summary>The principal of a token whose signature, type, issuer, audience and lifetime are valid; null if it names none.</summary>
    internal abstract Principal? Read(StrictJwt token, TokenValidationResult result);

    private protected static bool IsAlive(DateTime? notBefore, DateTime? expires, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end
            && end > now
            && (notBefore is null || notBefore <= now + ClockSkew);
    }
}
