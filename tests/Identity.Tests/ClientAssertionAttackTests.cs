using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Identity.Tests.Fixtures;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using Xunit.Abstractions;

namespace Identity.Tests;

/// <summary>
/// Misused client assertions (RFC 7523, RFC 8725) beyond AssertionTests: attacks on the form of the token and on the
/// identity of its client.
/// </summary>
[Collection(IdentityCollection.Name)]
public class ClientAssertionAttackTests(IdentityHost host, ITestOutputHelper output)
{
    [Fact]
    public async Task Assertion_WithOnePartWrong_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var othersKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var clientId = await ClientAsync(key);
        var other = await ClientAsync(othersKey);
        await using var attacker = await ForeignIssuer.StartAsync(host);
        // With and without a typ header: not every client sends one.
        foreach (var header in new[] { Header(), Header().But("typ", null) })
        {
            using var good = await RequestAsync(Make(header, Claims(clientId), key));
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        }

        var accepted = new List<string>();
        var attacks = Attacks(clientId, other, key, othersKey, attacker).ToList();
        attacks.Add(("own access token", (await host.OperatorAsync()).Token));
        foreach (var (name, assertion) in attacks)
        {
            using var response = await RequestAsync(assertion);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
                accepted.Add($"{name}: {response.StatusCode}");
        }

        output.WriteLine(
            $"client assertions: {attacks.Count} tried, {attacks.Count - accepted.Count} refused"
        );
        Assert.Empty(accepted);
        Assert.Equal(0, attacker.Requests);
    }

    [Fact]
    public async Task Assertion_AsAccessToken_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var clientId = await ClientAsync(key);
        var claims = Claims(clientId).But("aud", "regionalproviders");
        claims["roles"] = new JsonArray("operator");

        foreach (var iss in new[] { clientId, host.Issuer })
            await Failure.IsAsync(
                "TOKEN_INVALID",
                Grpc.Core.StatusCode.Unauthenticated,
                Caller
                    .With(host.Channel, "", "", Make(Header(), claims.But("iss", iss), key))
                    .Principals.WhoAmIAsync(new())
            );
    }

    private IEnumerable<(string Name, string Assertion)> Attacks(
        string clientId,
        string other,
        ECDsa key,
        ECDsa othersKey,
        ForeignIssuer attacker
    )
    {
        string Head(string name, JsonNode? value) =>
            Make(Header().But(name, value), Claims(clientId), key);
        string But(string name, JsonNode? value) =>
            Make(Header(), Claims(clientId).But(name, value), key);
        var now = host.Clock.GetUtcNow();

        yield return ("of another client", Make(Header(), Claims(other), key));
        yield return ("signed by another client", Make(Header(), Claims(clientId), othersKey));
        yield return ("sub of another client", But("sub", other));
        yield return ("aud of the services", But("aud", "regionalproviders"));
        yield return ("aud with slash", But("aud", host.Issuer + "/"));
        yield return ("aud of another path", But("aud", $"{host.Issuer}/oauth2/revoke"));
        yield return ("far in the future", But("exp", now.AddYears(10).ToUnixTimeSeconds()));
        yield return ("exp as text", But("exp", "9999999999"));
        yield return ("long jti", But("jti", new string('j', 201)));
        yield return ("jti with a line break", But("jti", "a\nb"));
        yield return ("jti as list", But("jti", new JsonArray("a", "b")));
        yield return (
            "unknown kid, own key",
            Make(Header().But("kid", "two"), Claims(clientId), attacker.Key)
        );
        yield return (
            "kid with a path, own key",
            Make(Header().But("kid", "../../one"), Claims(clientId), attacker.Key)
        );
        yield return (
            "kid with SQL, own key",
            Make(Header().But("kid", "one' or '1'='1"), Claims(clientId), attacker.Key)
        );
        yield return ("crit", Head("crit", new JsonArray("exp")));
        yield return (
            "crit b64",
            Make(
                Header().But("crit", new JsonArray("b64")).But("b64", false),
                Claims(clientId),
                key
            )
        );
        yield return ("typ at+jwt", Head("typ", "at+jwt"));
        yield return ("typ logout+jwt", Head("typ", "logout+jwt"));
        foreach (var name in new[] { "jku", "x5u" })
            yield return (
                name,
                Make(Header().But(name, $"{attacker.Address}/keys"), Claims(clientId), attacker.Key)
            );
        var point = attacker.Key.ExportParameters(false).Q;
        yield return (
            "embedded jwk",
            Make(
                Header()
                    .But(
                        "jwk",
                        new JsonObject
                        {
                            ["kty"] = "EC",
                            ["crv"] = "P-256",
                            ["x"] = Base64UrlEncoder.Encode(point.X),
                            ["y"] = Base64UrlEncoder.Encode(point.Y),
                        }
                    ),
                Claims(clientId),
                attacker.Key
            )
        );
        foreach (var none in new[] { "none", "None", "NONE" })
            yield return (
                $"alg {none}",
                RawJwt.Make(
                    Header().But("alg", none).ToJsonString(),
                    Claims(clientId).ToJsonString(),
                    _ => []
                )
            );
        yield return (
            "HS256 with the public key",
            RawJwt.Make(
                Header().But("alg", "HS256").ToJsonString(),
                Claims(clientId).ToJsonString(),
                data =>
                    HMACSHA256.HashData(
                        Encoding.UTF8.GetBytes(key.ExportSubjectPublicKeyInfoPem()),
                        data
                    )
            )
        );
        foreach (var name in new[] { "sub", "iss", "aud", "exp", "jti" })
        {
            var claims = Claims(clientId);
            var text = claims.ToJsonString();
            yield return (
                $"{name} twice",
                RawJwt.Make(
                    Header().ToJsonString(),
                    $"{text[..^1]},\"{name}\":{claims[name]!.ToJsonString()}}}",
                    RawJwt.With(key)
                )
            );
        }
    }

    private async Task<string> ClientAsync(ECDsa key) => (
            await host.CreateClientAsync(
                new CreateClientRequest
                {
                    Name = "System with a key",
                    Kind = PrincipalKind.Council,
                    CouncilId = TestData.CouncilId("E10000012"),
                    Roles = { Role.Reader },
                    PublicJwks = KeyClient.PublicSet(new ECDsaSecurityKey(key) { KeyId = "one" }),
                }
            )
        ).Client.ClientId;

    private JsonObject Claims(string clientId) =>
        new()
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = host.Issuer,
            ["jti"] = TestData.NewId(),
            ["exp"] = host.Clock.GetUtcNow().AddMinutes(2).ToUnixTimeSeconds(),
        };

    private static JsonObject Header() =>
        new()
        {
            ["alg"] = "ES256",
            ["typ"] = "JWT",
            ["kid"] = "one",
        };

    private static string Make(JsonObject header, JsonObject claims, ECDsa key) =>
        RawJwt.Make(header.ToJsonString(), claims.ToJsonString(), RawJwt.With(key));

    private Task<HttpResponseMessage> RequestAsync(string assertion) =>
        host.RequestTokenAsync(null, KeyClient.Form(assertion));
}
