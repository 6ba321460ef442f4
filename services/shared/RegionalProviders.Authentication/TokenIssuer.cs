using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Kernel;

namespace RegionalProviders.Authentication;

/// <summary>An issuer whose tokens are trusted, and what its claims may say.</summary>
/// <param name="name">The value of iss in its tokens.</param>
/// <param name="keys">Its published keys.</param>
internal abstract class TokenIssuer(string name, RefreshingCache<OpenIdConnectConfiguration> keys)
{
    // Tolerated clock skew.
    protected static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    internal string Name => name;

    internal RefreshingCache<OpenIdConnectConfiguration> Keys => keys;

    /// <summary>What a token of this issuer must fulfil, besides being signed with one of its keys.</summary>
    internal abstract TokenValidationParameters Rules();

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
