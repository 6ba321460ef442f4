using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Identity.Tests.Fixtures;

/// <summary>Tokens of the platform's own issuer, each with one thing wrong.</summary>
internal static class OwnTokenAttacks
{
    internal static IEnumerable<(string Name, string Token)> Headers(
        IdentityHost host,
        JsonObject header,
        ECDsa key,
        ForeignIssuer attacker
    )
    {
        var claims = host.OwnClaims().ToJsonString();
        string Signed(JsonObject h) => RawJwt.Make(h.ToJsonString(), claims, RawJwt.With(key));
        string SignedBy(JsonObject h, Func<byte[], byte[]> sign) =>
            RawJwt.Make(h.ToJsonString(), claims, sign);

        foreach (var none in new[] { "none", "None", "nOnE", "NONE", "" })
        {
            yield return ($"alg {none}, no signature", SignedBy(header.But("alg", none), _ => []));
            yield return ($"alg {none}, signed", Signed(header.But("alg", none)));
        }

        yield return ("alg missing", Signed(header.But("alg", null)));
        var point = key.ExportParameters(false).Q;
        var secrets = new (string, byte[])[]
        {
            ("PEM", Encoding.UTF8.GetBytes(key.ExportSubjectPublicKeyInfoPem())),
            ("DER", key.ExportSubjectPublicKeyInfo()),
            ("x and y", [.. point.X!, .. point.Y!]),
            ("kid", Encoding.UTF8.GetBytes((string)header["kid"]!)),
            ("nothing", []),
        };
        foreach (var (name, secret) in secrets)
        {
            yield return (
                $"HS256 with the public key as {name}",
                SignedBy(header.But("alg", "HS256"), data => HMACSHA256.HashData(secret, data))
            );
            yield return (
                $"HS512 with the public key as {name}",
                SignedBy(header.But("alg", "HS512"), data => HMACSHA512.HashData(secret, data))
            );
        }

        foreach (
            var alg in new[] { "RS256", "PS256", "ES384", "ES512", "EdDSA", "es256", "ES256K" }
        )
            yield return ($"alg {alg}", Signed(header.But("alg", alg)));
        foreach (
            var kid in new[]
            {
                "unknown",
                "../../../../dev/null",
                "/etc/passwd",
                "' or '1'='1",
                "x'; drop table identity.signing_key; --",
                "a\0b",
                "\r\nx: y",
                "http://169.254.169.254/",
                new string('k', 4000),
                "",
            }
        )
            yield return ($"kid {kid[..Math.Min(20, kid.Length)]}", Signed(header.But("kid", kid)));
        yield return ("no kid", Signed(header.But("kid", null)));

        var own = RawJwt.With(attacker.Key);
        var parameters = attacker.Key.ExportParameters(false).Q;
        var jwk = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["kid"] = attacker.Kid,
            ["x"] = Base64Url.EncodeToString(parameters.X),
            ["y"] = Base64Url.EncodeToString(parameters.Y),
        };
        foreach (var kid in new[] { (string)header["kid"]!, attacker.Kid })
        {
            var mine = header.But("kid", kid);
            yield return ($"own key, kid {kid}", SignedBy(mine, own));
            yield return ("embedded jwk", SignedBy(mine.But("jwk", jwk.DeepClone()), own));
            foreach (var name in new[] { "jku", "x5u" })
                yield return (name, SignedBy(mine.But(name, $"{attacker.Address}/keys"), own));
            yield return ("x5c", SignedBy(mine.But("x5c", new JsonArray("MIIB")), own));
        }

        yield return ("crit", Signed(header.But("crit", new JsonArray("exp")).But("exp", 1)));
        yield return (
            "crit b64",
            Signed(header.But("crit", new JsonArray("b64")).But("b64", false))
        );
        foreach (
            var typ in new[]
            {
                "JWT",
                "client-authentication+jwt",
                "logout+jwt",
                "dpop+jwt",
                "application/jwt",
                "",
            }
        )
            yield return ($"typ {typ}", Signed(header.But("typ", typ)));
        yield return ("no typ", Signed(header.But("typ", null)));
    }

    internal static IEnumerable<(string Name, string Token)> Claims(
        IdentityHost host,
        Func<string, string> sign
    )
    {
        var good = host.OwnClaims();
        string But(string name, JsonNode? value) => sign(good.But(name, value).ToJsonString());
        var now = host.Clock.GetUtcNow();

        yield return ("no iss", But("iss", null));
        yield return ("another iss", But("iss", "https://elsewhere.example"));
        yield return ("iss with slash", But("iss", host.Issuer + "/"));
        yield return ("iss as list", But("iss", new JsonArray(host.Issuer)));
        yield return ("no aud", But("aud", null));
        yield return ("another aud", But("aud", "elsewhere"));
        yield return ("the issuer as aud", But("aud", host.Issuer));
        yield return ("aud in capitals", But("aud", "REGIONALPROVIDERS"));
        yield return ("no exp", But("exp", null));
        yield return ("expired", But("exp", now.AddSeconds(-1).ToUnixTimeSeconds()));
        yield return ("exp as text", But("exp", "9999999999"));
        yield return ("exp negative", But("exp", -1));
        yield return ("exp enormous", But("exp", 1e300));
        yield return ("not yet", But("nbf", now.AddMinutes(2).ToUnixTimeSeconds()));
        yield return ("no sub", But("sub", null));
        yield return ("empty sub", But("sub", ""));
        yield return ("no roles", But("roles", null));
        yield return ("unknown role", But("roles", new JsonArray("root")));
        yield return ("operator with a tenant", But("tenant", TestData.CouncilId("E10000030")));
        yield return (
            "operator with a consortium",
            But("coordinator_of", new JsonArray(TestData.NewId()))
        );
        yield return ("two roles of two kinds", But("roles", new JsonArray("operator", "reader")));
        var council = good.But("roles", new JsonArray("reader"));
        foreach (
            var tenant in new JsonNode[]
            {
                new JsonArray(TestData.CouncilId("E10000030"), TestData.CouncilId("E10000016")),
                "not-a-uuid",
                Guid.Empty.ToString(),
                "*",
                "",
            }
        )
            yield return (
                $"tenant {tenant.ToJsonString()}",
                sign(council.But("tenant", tenant).ToJsonString())
            );
        foreach (var name in new[] { "sub", "exp", "roles", "iss", "aud", "tenant" })
            yield return ($"{name} twice", sign(Twice(good, name)));
        yield return ("no JSON", sign("{"));
        yield return ("a list", sign("[]"));
    }

    internal static IEnumerable<(string Name, string Token)> Shapes(string good, ECDsa key)
    {
        var parts = good.Split('.');
        var (head, body, signature) = (parts[0], parts[1], parts[2]);
        var data = Encoding.ASCII.GetBytes($"{head}.{body}");
        var der = key.SignData(
            data,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );

        yield return ("signature cut off", $"{head}.{body}.");
        yield return ("two parts", $"{head}.{body}");
        yield return ("five parts", $"{head}.{body}.{signature}.{body}.{signature}");
        yield return (
            "signature of zeros",
            $"{head}.{body}.{Base64Url.EncodeToString(new byte[64])}"
        );
        yield return ("signature of DER form", $"{head}.{body}.{Base64Url.EncodeToString(der)}");
        yield return ("signature cut by a byte", $"{head}.{body}.{signature[..^2]}");
        yield return ("longer signature", $"{head}.{body}.{signature}AAAA");
        yield return ("another payload", $"{head}.{RawJwt.Part("{}")}.{signature}");
        yield return ("parts turned round", $"{body}.{head}.{signature}");
        yield return ("over-long", $"{good}{new string('A', 9000)}");
        yield return ("junk", "x");
        yield return ("dots", "...");
        yield return ("percent", "%00.%00.%00");
    }

    private static string Twice(JsonObject claims, string name)
    {
        var first = claims.ToJsonString();
        var value = claims[name]?.ToJsonString() ?? $"\"{TestData.NewId()}\"";
        var add = claims.ContainsKey(name) ? "" : $",\"{name}\":{value}";
        return $"{first[..^1]}{add},\"{name}\":{value}}}";
    }
}
