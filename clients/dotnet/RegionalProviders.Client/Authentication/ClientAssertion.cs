using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RegionalProviders.Client.Authentication;

/// <summary>The signed assertion of RFC 7523 with which a client that has a key signs in.</summary>
internal sealed class ClientAssertion(
    string clientId,
    SigningCredentials key,
    RegionalProvidersClientOptions options
)
{
    internal const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    internal string Sign(string issuer)
    {
        var now = options.Time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = clientId,
                Audience = issuer,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + Lifetime,
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = clientId,
                    ["jti"] = options.NewId().ToString("N"),
                },
                SigningCredentials = key,
            }
        );
    }
}
