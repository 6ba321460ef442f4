using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Testing;

namespace Isolation.Tests;

/// <summary>
/// Tokens of an operator, each with one fault. Unless the fault is the signature, the platform's own key signs them.
/// </summary>
internal static class BadTokens
{
    internal static async Task<IReadOnlyList<(string Kind, string? Token)>> AllAsync(
        TestPlatform platform
    )
    {
        var keys = platform.Services.GetRequiredService<SigningKeys>();
        var (own, others) = await keys.ReadAsync(CancellationToken.None);
        var published = others[0];
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = new ECDsaSecurityKey(ec)
        {
            KeyId = own.Key.KeyId,
            CryptoProviderFactory = new() { CacheSignatureProviders = false },
        };
        var confused = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(published))
        {
            KeyId = own.Key.KeyId,
        };
        var good = await GoodAsync(platform);
        return
        [
            ("none at all", null),
            ("no token", "token"),
            ("forged", Make(platform, new(forged, SecurityAlgorithms.EcdsaSha256))),
            ("unsigned", Make(platform, null)),
            (
                "signed with the public key",
                Make(platform, new(confused, SecurityAlgorithms.HmacSha256))
            ),
            ("expired", Make(platform, own, expires: TimeSpan.FromSeconds(-1))),
            ("not yet valid", Make(platform, own, notBefore: TimeSpan.FromMinutes(2))),
            ("other audience", Make(platform, own, audience: "somebody else")),
            ("other issuer", Make(platform, own, issuer: "http://127.0.0.1:1")),
            ("not an access token", Make(platform, own, type: "JWT")),
            ("altered", good[..good.LastIndexOf('.')] + "." + new string('A', 86)),
            ("two principals", Make(platform, own, tenant: Guid.NewGuid().ToString())),
        ];
    }

    internal static async Task<string> GoodAsync(TestPlatform platform) =>
        Make(
            platform,
            (
                await platform
                    .Services.GetRequiredService<SigningKeys>()
                    .ReadAsync(CancellationToken.None)
            ).Current
        );

    private static string Make(
        TestPlatform platform,
        SigningCredentials? key,
        string? issuer = null,
        string audience = "regionalproviders",
        string type = "at+jwt",
        TimeSpan? expires = null,
        TimeSpan? notBefore = null,
        string? tenant = null
    )
    {
        var now = platform.Clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = "forged", ["roles"] = "operator" };
        if (tenant is not null)
            claims["tenant"] = tenant;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? platform.Web,
                Audience = audience,
                TokenType = type,
                IssuedAt = now,
                NotBefore = notBefore is { } later ? now + later : null,
                Expires = now + (expires ?? TimeSpan.FromMinutes(5)),
                Claims = claims,
                SigningCredentials = key,
            }
        );
    }
}
