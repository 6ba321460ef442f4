using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using RegionalProviders.Authentication;
using RegionalProviders.Identity.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>
/// private_key_jwt (RFC 7523): an assertion signed with one of the client's registered keys. Also accepts the types
/// that ordinary clients send. Every failure gets the same response.
/// </summary>
internal sealed class CheckAssertion(OAuthRequest request)
    : IOpenIddictServerHandler<ValidateTokenContext>
{
    internal const string Type = "client-authentication+jwt";
    internal static readonly int Order = ChooseVerificationKeys.Order + 1;

    internal static bool IsAssertion(ValidateTokenContext context) =>
        context.ValidTokenTypes.Contains(TokenTypeIdentifiers.Private.ClientAssertion);

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (!IsAssertion(context))
            return;
        var assertion = StrictJwt.Read(context.Token);
        var client = assertion?.Text(Claims.Issuer) is { } issuer
            ? await TokenGrants.FindClientAsync(issuer, request.Transaction)
            : null;
        if (client?.PublicJwks is not { } jwks)
        {
            context.Reject(Errors.InvalidClient);
            return;
        }

        var rules = context.TokenValidationParameters;
        rules.ValidAlgorithms = PublicKeySet.Algorithms;
        rules.IssuerSigningKeyResolver = null;
        rules.IssuerSigningKeys = new JsonWebKeySet(jwks).GetSigningKeys();
        // Another kind of JWT signed with the same key must not pass. Not every client sets the type.
        rules.TypeValidator = (type, _, _) =>
            type is null or "" or "JWT" or Type
                ? Type
                : throw new SecurityTokenInvalidTypeException();
        rules.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
    }
}

/// <summary>
/// Accepts an assertion once: its client must be issuer and subject, this server its only audience, and it must expire
/// within five minutes. Its jti is a row with a primary key, so that two replicas cannot both accept it.
/// </summary>
internal sealed class UseAssertion(
    OAuthRequest request,
    IOptions<IdentityOptions> options,
    TimeProvider time
) : IOpenIddictServerHandler<ValidateTokenContext>
{
    private const int MaxJtiLength = 200;
    private static readonly TimeSpan MaxLife = TimeSpan.FromMinutes(5);

    // Allowance for clock skew between machines.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    internal static readonly int Order =
        OpenIddictServerHandlers.Protection.ValidatePrincipal.Descriptor.Order + 500;

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (!CheckAssertion.IsAssertion(context))
            return;
        var assertion = StrictJwt.Read(context.Token)!;
        context.ValidAudiences.Clear();
        context.ValidAudiences.UnionWith([options.Value.Issuer, options.Value.TokenEndpoint]);
        if (
            assertion.Text(Claims.Subject) != assertion.Text(Claims.Issuer)
            || assertion.Texts(Claims.Audience) is not [var audience]
            || !context.ValidAudiences.Contains(audience)
            || !IsCurrent(assertion)
            || assertion.Text(Claims.JwtId) is not { Length: > 0 and <= MaxJtiLength } jti
            || jti.Any(char.IsControl)
            || !await IsNewAsync(assertion, jti)
        )
            context.Reject(Errors.InvalidClient);
    }

    private bool IsCurrent(StrictJwt assertion)
    {
        var now = time.GetUtcNow();
        return assertion.Instant(Claims.ExpiresAt) is { } end
            && end > now - Tolerance
            && end <= now + MaxLife + Tolerance
            && (assertion.Instant(Claims.NotBefore) ?? now) <= now + Tolerance;
    }

    private async Task<bool> IsNewAsync(StrictJwt assertion, string jti) =>
        await request.Transaction.ExecuteAsync(
            "insert into identity.client_assertion values (@clientId, @jti, @expiresAt) on conflict do nothing",
            new
            {
                clientId = assertion.Text(Claims.Issuer),
                jti,
                expiresAt = assertion.Instant(Claims.ExpiresAt)!.Value + Tolerance,
            }
        ) == 1;
}
