using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace RegionalProviders.Identity.OAuth;

/// <summary>OpenIddict's access to codes and refresh tokens.</summary>
internal sealed class TokenManager(
    IOpenIddictTokenCache<StoredToken> cache,
    ILogger<TokenManager> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictTokenStore<StoredToken> store,
    OAuthRequest request
) : OpenIddictTokenManager<StoredToken>(cache, logger, options, store)
{
    /// <inheritdoc/>
    public override ValueTask CreateAsync(
        StoredToken token,
        CancellationToken cancellationToken = default
    )
    {
        token.Id = Guid.CreateVersion7(request.Transaction.Now).ToString();
        return base.CreateAsync(token, cancellationToken);
    }

    /// <summary>
    /// Called when a code or refresh token is reused: two parties have it, and there is no telling which of them stole
    /// it. Ends the grant, so that its access tokens, which have no row, end too.
    /// </summary>
    public override async ValueTask<long> RevokeByAuthorizationIdAsync(
        string identifier,
        CancellationToken cancellationToken = default
    )
    {
        logger.LogWarning("A token came twice; grant {GrantId} is revoked", identifier);
        await TokenGrants.RevokeAsync(identifier, request.Transaction);
        return await base.RevokeByAuthorizationIdAsync(identifier, cancellationToken);
    }
}
