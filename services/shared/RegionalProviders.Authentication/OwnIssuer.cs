using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Kernel;

namespace RegionalProviders.Authentication;

/// <summary>The platform's own issuer, set in the configuration: its tokens themselves say for whom they speak.</summary>
internal sealed class OwnIssuer(
    IOptions<TokenOptions> options,
    IHttpClientFactory clients,
    TimeProvider time,
    ILogger<OwnIssuer> logger
) : TokenIssuer(options.Value.Issuer, Published(options.Value, clients, time, logger))
{
    // Shorter than the time for which a new key is published before it signs. Unknown key ids do not each cause a request.
    internal static readonly CachePolicy KeyCaching = new(
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(5.5),
        TimeSpan.FromHours(1),
        TimeSpan.FromSeconds(10)
    );

    internal override TokenValidationParameters Rules() =>
        new()
        {
            ValidIssuer = options.Value.Issuer,
            ValidAudience = options.Value.Audience,
            ValidAlgorithms =
            [
                SecurityAlgorithms.EcdsaSha256,
                SecurityAlgorithms.RsaSha256,
                SecurityAlgorithms.RsaSsaPssSha256,
            ],
            ValidTypes = ["at+jwt"],
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires, time),
        };

    internal override Principal? Read(StrictJwt token, TokenValidationResult result) =>
        PrincipalClaims.Read(result.ClaimsIdentity);

    private static RefreshingCache<OpenIdConnectConfiguration> Published(
        TokenOptions options,
        IHttpClientFactory clients,
        TimeProvider time,
        ILogger logger
    )
    {
        var address =
            options.MetadataAddress.Length > 0
                ? options.MetadataAddress
                : $"{options.Issuer.TrimEnd('/')}/.well-known/openid-configuration";
        var requireHttps = !new Uri(address).IsLoopback;
        return new(
            "The platform's own signing keys",
            KeyCaching,
            async cancellationToken =>
            {
                using var http = clients.CreateClient(IssuerHttpClients.Platform);
                return await OpenIdConnectConfigurationRetriever.GetAsync(
                    address,
                    new HttpDocumentRetriever(http) { RequireHttps = requireHttps },
                    cancellationToken
                );
            },
            time,
            logger
        );
    }
}
