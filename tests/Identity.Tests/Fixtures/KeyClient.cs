using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests.Fixtures;

/// <summary>A client with its own key, and the assertions that it signs; every part can be made wrong.</summary>
internal sealed class KeyClient(string clientId, SigningCredentials credentials, IdentityHost host)
{
    private static readonly JsonSerializerOptions WithoutNulls = new()
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    internal string ClientId => clientId;

    internal static async Task<KeyClient> CreateAsync(
        IdentityHost host,
        string algorithm = SecurityAlgorithms.EcdsaSha256
    )
    {
        SecurityKey key =
            algorithm == SecurityAlgorithms.EcdsaSha256
                ? new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256))
                : new RsaSecurityKey(RSA.Create(2048));
        key.KeyId = "one";
        var created = await host.CreateClientAsync(
            new CreateClientRequest
            {
                Name = "System with a key",
                Kind = PrincipalKind.Council,
                CouncilId = TestData.CouncilId("E10000012"),
                Roles = { Role.Reader },
                PublicJwks = PublicSet(key),
            }
        );
        Assert.True(created.Client.UsesKey);
        Assert.Empty(created.ClientSecret);
        return new KeyClient(created.Client.ClientId, new SigningCredentials(key, algorithm), host);
    }

    internal static string PublicSet(SecurityKey key)
    {
        var jwk = key is ECDsaSecurityKey elliptic
            ? JsonWebKeyConverter.ConvertFromECDsaSecurityKey(
                new ECDsaSecurityKey(
                    ECDsa.Create(elliptic.ECDsa.ExportParameters(includePrivateParameters: false))
                )
                {
                    KeyId = key.KeyId,
                }
            )
            : JsonWebKeyConverter.ConvertFromRSASecurityKey(
                new RsaSecurityKey(
                    ((RsaSecurityKey)key).Rsa.ExportParameters(includePrivateParameters: false)
                )
                {
                    KeyId = key.KeyId,
                }
            );
        return JsonSerializer.Serialize(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = jwk.Kty,
                        crv = jwk.Crv,
                        x = jwk.X,
                        y = jwk.Y,
                        n = jwk.N,
                        e = jwk.E,
                        kid = jwk.Kid,
                    },
                },
            },
            WithoutNulls
        );
    }

    /// <summary>The claims of a valid assertion.</summary>
    internal Dictionary<string, object> Claims() =>
        new()
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = host.Issuer,
            ["jti"] = TestData.NewId(),
            ["exp"] = host.Clock.GetUtcNow().AddMinutes(2).ToUnixTimeSeconds(),
        };

    internal string Sign(
        Dictionary<string, object> claims,
        SigningCredentials? other = null,
        string type = "JWT"
    ) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Claims = claims,
                SigningCredentials = other ?? credentials,
                TokenType = type,
            }
        );

    internal Task<HttpResponseMessage> RequestTokenAsync(string assertion) =>
        host.RequestTokenAsync(null, Form(assertion));

    internal static Dictionary<string, string> Form(string assertion) =>
        new(TestData.Grant())
        {
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        };
}
