using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Hosting.Authentication;

/// <summary>
/// Validates access tokens locally, against the issuer's published keys: signature by an asymmetric algorithm, type,
/// issuer, audience, lifetime, and that the claims name exactly one principal.
/// </summary>
internal sealed class TokenValidator(
    IOptions<TokenOptions> options,
    IConfigurationManager<OpenIdConnectConfiguration> issuer,
    TimeProvider time
) : IDisposable
{
    private const int GreatestLength = 8 * 1024;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    // A token is good until it expires, so its outcome may be kept until then: verifying costs more than the read it
    // is for. Only good tokens are kept, so that forged ones cannot fill the memory.
    private readonly MemoryCache valid = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    internal async Task<Principal?> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > GreatestLength)
            return null;
        if (valid.TryGetValue(token, out Entry? entry) && entry!.Expires > time.GetUtcNow())
            return entry.Principal;

        var result = await ValidateAsync(
            token,
            await issuer.GetConfigurationAsync(cancellationToken)
        );
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // A key that we have not seen: the issuer may have rotated. The manager limits how often this asks.
            issuer.RequestRefresh();
            result = await ValidateAsync(
                token,
                await issuer.GetConfigurationAsync(cancellationToken)
            );
        }

        if (!result.IsValid || PrincipalClaims.Read(result.ClaimsIdentity) is not { } principal)
            return null;
        var expires = new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero);
        valid.Set(
            token,
            new Entry(principal, expires),
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = expires }
        );
        return principal;
    }

    public void Dispose() => valid.Dispose();

    private Task<TokenValidationResult> ValidateAsync(
        string token,
        OpenIdConnectConfiguration configuration
    ) =>
        handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = options.Value.Issuer,
                ValidAudience = options.Value.Audience,
                IssuerSigningKeys = configuration.SigningKeys,
                ValidAlgorithms =
                [
                    SecurityAlgorithms.EcdsaSha256,
                    SecurityAlgorithms.RsaSha256,
                    SecurityAlgorithms.RsaSsaPssSha256,
                ],
                ValidTypes = ["at+jwt"],
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                TryAllIssuerSigningKeys = false,
                LifetimeValidator = IsAlive,
            }
        );

    private bool IsAlive(
        DateTime? notBefore,
        DateTime? expires,
        SecurityToken token,
        TokenValidationParameters parameters
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end
            && end > now
            && (notBefore is null || notBefore <= now + ClockSkew);
    }

    private sealed record Entry(Principal Principal, DateTimeOffset Expires);
}
