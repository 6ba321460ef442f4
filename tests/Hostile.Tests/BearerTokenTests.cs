using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using RegionalProviders.Limits.Tests;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>Access tokens that were altered or forged.</summary>
[Collection(OnePlatform.Name)]
public sealed class BearerTokenTests(HostilePlatform hostile, ITestOutputHelper output)
{
    private string[] Parts => hostile.Officer.Token.Split('.');

    [Fact]
    public async Task Token_WithABitFlipped_IsRefused()
    {
        var tally = new Tally("access tokens, bits", output);
        var token = hostile.Officer.Token;
        var signature = Base64Url.DecodeFromChars(Parts[2]);
        // Every bit of the signature; of the rest, every third bit, or every bit in a long run.
        var step = Fuzz.Rounds > 1 ? 1 : 3;
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                for (
                    var bit = 0;
                    bit < token.Length * 8;
                    bit += bit / 8 > token.Length - Parts[2].Length ? 1 : step
                )
                {
                    var flipped = token.ToCharArray();
                    flipped[bit / 8] ^= (char)(1 << (bit % 8));
                    // Characters that HTTP does not allow in a header never reach the platform.
                    if (flipped[bit / 8] is < '!' or > '~')
                        continue;
                    var isSame = IsSame(new string(flipped), signature);
                    var answer = tally.Judge(await WhoAmIAsync(new string(flipped)), $"bit {bit}");
                    Assert.True(
                        isSame || answer.Status == StatusCode.Unauthenticated,
                        $"bit {bit}: {answer}"
                    );
                }
            }
        );
    }

    [Fact]
    public async Task Token_MadeUp_IsRefused()
    {
        var tally = new Tally("access tokens, made up", output);
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var header = Json(Parts[0]);
        var body = Json(Parts[1]);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                foreach (var token in MadeUp(header, body, own))
                {
                    var answer = tally.Judge(
                        await WhoAmIAsync(token),
                        token.Length > 300 ? token[..300] : token
                    );
                    Assert.True(answer.Status == StatusCode.Unauthenticated, $"{token}: {answer}");
                }
                // Headers of this size end the stream before any call begins.
                var huge = await Record.ExceptionAsync(() => WhoAmIAsync(new string('a', 60_000)));
                Assert.True(huge is null or HttpRequestException, huge?.ToString());
            }
        );
    }

    private IEnumerable<string> MadeUp(JsonObject header, JsonObject body, ECDsa own)
    {
        yield return "";
        yield return ".";
        yield return "..";
        yield return "....";
        yield return new string('.', 1000);
        yield return "null.null.null";
        yield return $"{Parts[0]}.{Parts[1]}.";
        yield return $"{Parts[0]}.{Parts[1]}";
        yield return $"{Parts[0]}.{Parts[1]}.{Parts[2]}.{Parts[2]}.{Parts[2]}";
        yield return $"{Parts[0]}..{Parts[2]}";
        yield return $"{hostile.Officer.Token},{hostile.Officer.Token}";
        yield return $"{hostile.Officer.Token} {hostile.Coordinator.Token}";
        yield return new string('A', 8193);
        foreach (
            var algorithm in new[]
            {
                "none",
                "None",
                "HS256",
                "ES384",
                "RS256",
                "",
                "ES256K",
                "dir",
            }
        )
        {
            var changed = Copy(header, "alg", algorithm);
            yield return $"{Encode(changed)}.{Parts[1]}.";
            yield return $"{Encode(changed)}.{Parts[1]}.{Parts[2]}";
            var key = Encoding.UTF8.GetBytes(own.ExportSubjectPublicKeyInfoPem());
            var input = $"{Encode(changed)}.{Parts[1]}";
            yield return $"{input}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(input)))}";
        }
        foreach (
            var kid in new[] { "../../../dev/null", "' or 1=1 --", "", "\0", new string('k', 3000) }
        )
            yield return Sign(Copy(header, "kid", kid), body, own);
        foreach (var name in new[] { "jku", "x5u" })
            yield return Sign(Copy(header, name, $"{hostile.Platform.Web}/oauth2/jwks"), body, own);
        var parameters = own.ExportParameters(false).Q;
        yield return Sign(
            Copy(
                header,
                "jwk",
                new JsonObject
                {
                    ["kty"] = "EC",
                    ["crv"] = "P-256",
                    ["x"] = Base64Url.EncodeToString(parameters.X),
                    ["y"] = Base64Url.EncodeToString(parameters.Y),
                }
            ),
            body,
            own
        );
        yield return Sign(Copy(header, "crit", new JsonArray("exp")), body, own);
        yield return Sign(Copy(header, "typ", "JWT"), body, own);
        foreach (var (claim, value) in Claims())
            yield return Sign(header, Copy(body, claim, value), own);
        yield return $"{Parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(new string('[', 4000)))}.{Parts[2]}";
        foreach (var text in HostileText.Known.Select(Encoding.UTF8.GetBytes))
            yield return $"{Parts[0]}.{Base64Url.EncodeToString(text)}.{Parts[2]}";
    }

    private static IEnumerable<(string, JsonNode?)> Claims() =>
        [
            ("exp", 99999999999999),
            ("exp", "never"),
            ("exp", null),
            ("exp", -1),
            ("aud", new JsonArray("regionalproviders", "other")),
            ("iss", "https://elsewhere.example"),
            ("tenant", new JsonArray("a", "b")),
            ("roles", new JsonArray("operator")),
            ("roles", new JsonObject { ["operator"] = true }),
            ("sub", new JsonObject()),
        ];

    // The last character of a signature has bits that belong to none of its bytes, so flipping them changes nothing.
    private bool IsSame(string token, byte[] signature)
    {
        var parts = token.Split('.');
        return parts.Length == 3
            && parts[0] == Parts[0]
            && parts[1] == Parts[1]
            && Base64Url.IsValid(parts[2])
            && Base64Url.DecodeFromChars(parts[2]).AsSpan().SequenceEqual(signature);
    }

    private Task<RawAnswer> WhoAmIAsync(string token) =>
        hostile.Officer.CallAsync(
            RawCaller.WhoAmI,
            [0, 0, 0, 0, 0],
            ("authorization", $"Bearer {token}")
        );

    private static string Sign(JsonObject header, JsonObject body, ECDsa key)
    {
        var input = $"{Encode(header)}.{Encode(body)}";
        return $"{input}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256))}";
    }

    private static JsonObject Copy(JsonObject from, string name, JsonNode? value)
    {
        var copy = (JsonObject)from.DeepClone();
        copy[name] = value;
        return copy;
    }

    private static JsonObject Json(string part) =>
        (JsonObject)JsonNode.Parse(Base64Url.DecodeFromChars(part))!;

    private static string Encode(JsonObject json) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
