using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace RegionalProviders.Authentication;

/// <summary>The keys that councils' own issuers publish, each issuer's fetched and cached by itself.</summary>
internal sealed class CouncilIssuerKeys(
    CouncilIssuerDocuments documents,
    TimeProvider time,
    ILogger<CouncilIssuerKeys> logger
)
{
    private const int MinRsaBits = 2048;

    internal RefreshingCache<OpenIdConnectConfiguration> Of(TrustedIssuer registration) =>
        new(
            $"The keys of issuer {registration.Id}",
            CouncilIssuer.KeyCaching,
            async cancellationToken =>
            {
                var found = await OpenIdConnectConfigurationRetriever.GetAsync(
                    $"{registration.Issuer.TrimEnd('/')}/.well-known/openid-configuration",
                    documents,
                    cancellationToken
                );
                // Otherwise one provider could present the keys of another (mix-up; OpenID Connect Discovery, section 4.3).
                if (found.Issuer != registration.Issuer)
                    throw new JsonException("The discovery document is of another issuer.");
                foreach (var key in found.SigningKeys.Where(IsWeak).ToList())
                    found.SigningKeys.Remove(key);
                return found;
            },
            time,
            logger
        );

    // RFC 7518, section 3.3. The library accepts RSA keys from 1024 bits on.
    private static bool IsWeak(SecurityKey key) =>
        key switch
        {
            RsaSecurityKey rsa => rsa.KeySize < MinRsaBits,
            X509SecurityKey { PublicKey: RSA rsa } => rsa.KeySize < MinRsaBits,
            JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.RSA } rsa => rsa.KeySize < MinRsaBits,
            _ => false,
        };
}
