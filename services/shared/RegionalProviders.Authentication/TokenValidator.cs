using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Kernel;

namespace RegionalProviders.Authentication;

/// <summary>
/// Validates access tokens locally, against the published keys of the platform's own issuer or of a council's:
/// signature by an asymmetric algorithm, type, issuer, audience, lifetime, and that the token speaks for exactly one
/// principal.
/// </summary>
internal sealed class TokenValidator(OwnIssuer own, CouncilIssuers councils, TimeProvider time)
    : IDisposable
{
    internal const int MaxTokenLength = 8 * 1024;

    // A token is valid until it expires or its issuer changes its keys, so the result may be cached until then:
    // verifying costs more than the read that it authorises. Only valid tokens are cached, so that forged ones cannot
    // fill the memory.
    private readonly MemoryCache valid = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <summary>The principal of a token that was found valid before and still is; null for any other.</summary>
    internal async ValueTask<Principal?> FindKnownAsync(
        string token,
        CancellationToken cancellationToken
    ) =>
        token.Length <= MaxTokenLength
        && valid.TryGetValue(token, out Entry? entry)
        && entry!.Expires > time.GetUtcNow()
        && await IsStillTrustedAsync(entry, cancellationToken)
            ? entry.Principal
            : null;

    /// <summary>Verifies a token and returns its principal, or null.</summary>
    internal async Task<Principal?> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > MaxTokenLength)
            return null;
        if (StrictJwt.Read(token) is not { } sound)
            return null;
        var issuer = await FindAsync(sound.Text("iss") ?? "", cancellationToken);
        return issuer is null ? null : await ValidateAsync(sound, issuer, cancellationToken);
    }

    public void Dispose() => valid.Dispose();

    private async Task<Principal?> ValidateAsync(
        StrictJwt token,
        TokenIssuer issuer,
        CancellationToken cancellationToken
    )
    {
        var keys = await issuer.Keys.GetAsync(cancellationToken);
        var result = await issuer.CheckAsync(token, keys);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // An unknown key id: the issuer may have rotated its keys without notice.
            var newest = await issuer.Keys.RefreshAsync(cancellationToken);
            if (ReferenceEquals(newest, keys))
                return null;
            keys = newest;
            result = await issuer.CheckAsync(token, keys);
        }

        if (!result.IsValid || issuer.Read(token, result) is not { } principal)
            return null;
        var expires = new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero);
        principal = principal with { TokenExpires = expires };
        // By the remaining lifetime: the cache's clock may differ from ours.
        var left = expires - time.GetUtcNow();
        if (left > TimeSpan.Zero)
            valid.Set(
                token.Token.EncodedToken,
                new Entry(principal, issuer, keys, expires),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = left }
            );
        return principal;
    }

    private async Task<TokenIssuer?> FindAsync(string name, CancellationToken cancellationToken) =>
        name == own.Name ? own : await councils.FindAsync(name, cancellationToken);

    /// <summary>
    /// False if the issuer or its keys were replaced: a key may have been withdrawn, or a council's issuer changed or
    /// disabled.
    /// </summary>
    private async Task<bool> IsStillTrustedAsync(
        Entry entry,
        CancellationToken cancellationToken
    ) =>
        ReferenceEquals(await FindAsync(entry.Issuer.Name, cancellationToken), entry.Issuer)
        && ReferenceEquals(await entry.Issuer.Keys.GetAsync(cancellationToken), entry.Keys);

    private sealed record Entry(
        Principal Principal,
        TokenIssuer Issuer,
        OpenIdConnectConfiguration Keys,
        DateTimeOffset Expires
    );
}
