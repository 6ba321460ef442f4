using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Identity.OAuth;

namespace Identity.Tests.Fixtures;

/// <summary>Tokens put together by hand, so that every part can be made wrong.</summary>
internal static class RawJwt
{
    internal static string Make(string header, string payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Part(header)}.{Part(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    internal static string Part(string text) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    internal static Func<byte[], byte[]> With(ECDsa key) =>
        data => key.SignData(data, HashAlgorithmName.SHA256);

    /// <summary>The platform's own signing key, which a test may misuse.</summary>
    internal static async Task<(string Kid, ECDsa Key)> OwnKeyAsync(this IdentityHost host)
    {
        var keys = host.App.Services.GetRequiredService<SigningKeys>();
        var key = (ECDsaSecurityKey)(await keys.ReadAsync(CancellationToken.None)).Current.Key;
        return (key.KeyId, key.ECDsa);
    }

    /// <summary>Claims of a valid access token of the operator.</summary>
    internal static JsonObject OwnClaims(this IdentityHost host) =>
        new()
        {
            ["iss"] = host.Issuer,
            ["aud"] = "regionalproviders",
            ["sub"] = "attacker",
            ["client_id"] = "attacker",
            ["jti"] = TestData.NewId(),
            ["iat"] = host.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["exp"] = host.Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds(),
            ["roles"] = new JsonArray("operator"),
        };

    /// <summary>The same object with one member changed; null removes it.</summary>
    internal static JsonObject But(this JsonObject json, string name, JsonNode? value)
    {
        var copy = json.DeepClone().AsObject();
        copy.Remove(name);
        if (value is not null)
            copy[name] = value;
        return copy;
    }
}
