using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>
/// Chooses the key that signs a token: for tokens that others verify, the current key from the database; for those that
/// only this server reads, a key that rotation does not affect. Access tokens and ID tokens get no row.
/// </summary>
internal sealed class ChooseSigningKey(OAuthRequest request, TokenSecrets secrets)
    : IOpenIddictServerHandler<GenerateTokenContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.Protection.AttachSecurityCredentials.Descriptor.Order + 500;

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        var isForOthers = IsForOthers(context.TokenType);
        context.CreateTokenEntry = !isForOthers;
        context.SigningCredentials = isForOthers ? request.Keys.Current : secrets.Signing;
        return default;
    }

    internal static bool IsForOthers(string type) =>
        type is TokenTypeIdentifiers.AccessToken or TokenTypeIdentifiers.IdentityToken;
}

/// <summary>Removes OpenIddict's internal claims from tokens that others read, and scopes, because roles decide.</summary>
internal sealed class RemoveInternalClaims(IOptions<IdentityOptions> options)
    : IOpenIddictServerHandler<GenerateTokenContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.Protection.AttachTokenMetadata.Descriptor.Order + 500;

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        var token = context.SecurityTokenDescriptor;
        // Set as text, because a Uri would end in a slash.
        token.Issuer = options.Value.Issuer;
        if (!ChooseSigningKey.IsForOthers(context.TokenType))
            return default;
        token.Claims.Remove(Claims.Scope);
        foreach (var claim in token.Subject.Claims.ToList())
            if (claim.Type.StartsWith(Claims.Prefixes.Private, StringComparison.Ordinal))
                token.Subject.TryRemoveClaim(claim);
        return default;
    }
}

/// <summary>Chooses the keys that verify a presented token: the currently published ones, and the server's own.</summary>
internal sealed class ChooseVerificationKeys(
    OAuthRequest request,
    TokenSecrets secrets,
    IOptions<IdentityOptions> options
) : IOpenIddictServerHandler<ValidateTokenContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.Protection.ResolveTokenValidationParameters.Descriptor.Order + 500;

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (CheckAssertion.IsAssertion(context))
            return default;
        var rules = context.TokenValidationParameters;
        rules.ValidIssuers = [options.Value.Issuer];
        // The last two encrypt tokens that only this server reads.
        rules.ValidAlgorithms =
        [
            SigningKey.Algorithm,
            SecurityAlgorithms.HmacSha256,
            SecurityAlgorithms.Aes256KW,
            SecurityAlgorithms.Aes256CbcHmacSha512,
        ];
        rules.IssuerSigningKeys =
        [
            .. request.Keys.Published.Select(jwk => new JsonWebKey(jwk)),
            .. secrets.Verification,
        ];
        rules.TryAllIssuerSigningKeys = false;
        rules.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
        return default;
    }
}

/// <summary>/oauth2/jwks: the published keys, the next one included.</summary>
internal sealed class PublishKeys(SigningKeys keys)
    : IOpenIddictServerHandler<HandleJsonWebKeySetRequestContext>
{
    public async ValueTask HandleAsync(HandleJsonWebKeySetRequestContext context)
    {
        foreach (var jwk in (await keys.ReadAsync(context.CancellationToken)).Published)
            context.Keys.Add(new JsonWebKey(jwk));
    }
}
