using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Authentication;
using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// private_key_jwt (RFC 7523): an assertion signed with one of the client's registered keys, made for this server, at
/// most five minutes ahead and used once. Every refusal of a well-formed one looks the same.
/// </summary>
internal sealed class ClientAssertionValidator(
    SignInClients clients,
    IOptions<IdentityOptions> options,
    TimeProvider time
)
{
    private const int LongestJti = 200;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);

    // Clocks of other machines are a little off.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    internal async Task<SignInClient> ValidateAsync(
        string assertion,
        CancellationToken cancellationToken
    )
    {
        var token = Parse(assertion);
        var client = await clients.FindAsync(token.Issuer, cancellationToken);
        if (client?.PublicJwks is null)
            throw OAuthException.InvalidClient();

        var result = await Handler.ValidateTokenAsync(token, Rules(client));
        if (!result.IsValid || token.Subject != client.ClientId || !IsForOneAudience(token))
            throw OAuthException.InvalidClient();
        if (token.Id is not { Length: > 0 and <= LongestJti } || token.Id.Any(char.IsControl))
            throw OAuthException.InvalidClient(
                $"The assertion must have a jti of at most {LongestJti} characters."
            );

        var isNew = await clients.UseUpAsync(
            client.ClientId,
            token.Id,
            new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + Tolerance,
            cancellationToken
        );
        return isNew ? client : throw OAuthException.InvalidClient();
    }

    private static JsonWebToken Parse(string assertion) =>
        StrictJwt.Read(assertion)?.Token
        ?? throw OAuthException.InvalidClient("The client_assertion is no signed JWT.");

    private TokenValidationParameters Rules(SignInClient client) =>
        new()
        {
            ValidAlgorithms = PublicKeySet.Algorithms,
            TypeValidator = (type, _, _) => CheckType(type),
            IgnoreTrailingSlashWhenValidatingAudience = false,
            ValidIssuer = client.ClientId,
            ValidAudiences = [options.Value.Issuer, options.Value.TokenEndpoint],
            IssuerSigningKeys = new JsonWebKeySet(client.PublicJwks).GetSigningKeys(),
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
            // The keys live as long as this request.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };

    /// <summary>
    /// Another kind of JWT signed with the same key must not pass for an assertion. Not every client names the type, and
    /// RFC 7523 does not ask for it.
    /// </summary>
    private static string CheckType(string? type) =>
        type is null or "" or "JWT" or "client-authentication+jwt"
            ? type ?? ""
            : throw new SecurityTokenInvalidTypeException();

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end
            && end > now - Tolerance
            && end <= now + LongestLife + Tolerance
            && (notBefore is null || notBefore <= now + Tolerance);
    }

    /// <summary>An assertion for two servers could be played by one to the other.</summary>
    private static bool IsForOneAudience(JsonWebToken token) => token.Audiences.Count() == 1;
}
