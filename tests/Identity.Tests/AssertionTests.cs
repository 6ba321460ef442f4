using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Identity.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

/// <summary>private_key_jwt.</summary>
[Collection(IdentityCollection.Name)]
public class AssertionTests(IdentityHost host)
{
    [Theory]
    [InlineData(SecurityAlgorithms.EcdsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    public async Task Assertion_RightlySigned_GetsAToken(string algorithm)
    {
        var client = await KeyClient.CreateAsync(host, algorithm);

        using var response = await client.RequestTokenAsync(client.Sign(client.Claims()));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Assertion_ForTheTokenEndpoint_GetsAToken()
    {
        var client = await KeyClient.CreateAsync(host);
        var claims = client.Claims();
        claims["aud"] = $"{host.Issuer}/oauth2/token";

        using var response = await client.RequestTokenAsync(client.Sign(claims));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Assertion_Replayed_IsRefused()
    {
        var client = await KeyClient.CreateAsync(host);
        var assertion = client.Sign(client.Claims());
        using var first = await client.RequestTokenAsync(assertion);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await Refusal.InvalidClientAsync(client.RequestTokenAsync(assertion));
    }

    [Fact]
    public async Task Assertion_ReplayedAtTheSameMoment_IsAcceptedOnce()
    {
        var client = await KeyClient.CreateAsync(host);
        var assertion = client.Sign(client.Claims());

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => client.RequestTokenAsync(assertion))
        );

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.OK);
        Assert.Equal(
            7,
            responses.Count(response => response.StatusCode == HttpStatusCode.Unauthorized)
        );
    }

    [Theory]
    [InlineData("iss", "00000000-0000-4000-8000-000000000000")]
    [InlineData("sub", "00000000-0000-4000-8000-000000000000")]
    [InlineData("aud", "https://elsewhere.example")]
    [InlineData("jti", "")]
    [InlineData("iss", null)]
    [InlineData("sub", null)]
    [InlineData("aud", null)]
    [InlineData("exp", null)]
    [InlineData("jti", null)]
    public async Task Assertion_ClaimWrongOrMissing_IsRefused(string claim, string? value)
    {
        var client = await KeyClient.CreateAsync(host);
        var claims = client.Claims();
        claims.Remove(claim);
        if (value is not null)
            claims[claim] = value;

        await Refusal.InvalidClientAsync(client.RequestTokenAsync(client.Sign(claims)));
    }

    [Theory]
    [InlineData("exp", -31)]
    [InlineData("exp", 331 + 5)]
    [InlineData("nbf", 60)]
    public async Task Assertion_OutsideItsTime_IsRefused(string claim, int secondsFromNow)
    {
        var client = await KeyClient.CreateAsync(host);
        var claims = client.Claims();
        claims[claim] = host.Clock.GetUtcNow().AddSeconds(secondsFromNow).ToUnixTimeSeconds();

        await Refusal.InvalidClientAsync(client.RequestTokenAsync(client.Sign(claims)));
    }

    [Fact]
    public async Task Assertion_ForTwoAudiences_IsRefused()
    {
        var client = await KeyClient.CreateAsync(host);
        var claims = client.Claims();
        claims["aud"] = new[] { host.Issuer, "https://elsewhere.example" };

        await Refusal.InvalidClientAsync(client.RequestTokenAsync(client.Sign(claims)));
    }

    [Fact]
    public async Task Assertion_AnotherKindOfToken_IsRefused()
    {
        var client = await KeyClient.CreateAsync(host);

        await Refusal.InvalidClientAsync(
            client.RequestTokenAsync(client.Sign(client.Claims(), type: "at+jwt"))
        );
    }

    [Fact]
    public async Task Assertion_ForeignKeyOfTheSameName_IsRefused()
    {
        var client = await KeyClient.CreateAsync(host);
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var credentials = new SigningCredentials(
            new ECDsaSecurityKey(foreign) { KeyId = "one" },
            SecurityAlgorithms.EcdsaSha256
        );

        await Refusal.InvalidClientAsync(
            client.RequestTokenAsync(client.Sign(client.Claims(), credentials))
        );
    }

    [Fact]
    public async Task Assertion_WithoutSignatureOrWithThePublicKeyAsSecret_IsRefused()
    {
        using var rsa = RSA.Create(2048);
        var key = new RsaSecurityKey(rsa) { KeyId = "one" };
        var created = await host.CreateClientAsync(Request(KeyClient.PublicSet(key)));
        var client = new KeyClient(
            created.Client.ClientId,
            new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            host
        );
        var none =
            $"{Part(new() { ["alg"] = "none", ["typ"] = "JWT" })}.{client.Sign(client.Claims()).Split('.')[1]}.";
        var confused = new SigningCredentials(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()))
            {
                KeyId = "one",
            },
            SecurityAlgorithms.HmacSha256
        );

        await Refusal.InvalidClientAsync(client.RequestTokenAsync(none));
        await Refusal.InvalidClientAsync(
            client.RequestTokenAsync(client.Sign(client.Claims(), confused))
        );
        await Refusal.InvalidClientAsync(client.RequestTokenAsync("no.jwt"));
        await Refusal.InvalidClientAsync(client.RequestTokenAsync("a.b.c"));
    }

    [Fact]
    public async Task Assertion_OfADisabledClient_IsRefused()
    {
        var client = await KeyClient.CreateAsync(host);
        var caller = await host.OperatorAsync();
        await caller.Clients.DisableClientAsync(new() { ClientId = client.ClientId });

        await Refusal.InvalidClientAsync(client.RequestTokenAsync(client.Sign(client.Claims())));
    }

    [Fact]
    public async Task Assertion_WithASecretTooOrOfAnotherType_IsInvalid()
    {
        var client = await KeyClient.CreateAsync(host);
        var form = KeyClient.Form(client.Sign(client.Claims()));
        var basic = TestData.Basic(host.Administrator.ClientId, host.Administrator.ClientSecret);

        await Refusal.InvalidRequestAsync(host.RequestTokenAsync(basic, form));
        form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:saml2-bearer";
        await Refusal.InvalidRequestAsync(host.RequestTokenAsync(null, form));
    }

    [Fact]
    public async Task ClientWithAKey_SecretOfAnyKind_IsRefused()
    {
        var client = await KeyClient.CreateAsync(host);

        await Refusal.InvalidClientAsync(
            host.RequestTokenAsync(TestData.Basic(client.ClientId, ""), TestData.Grant())
        );
        await Failure.IsAsync(
            "STATE_CONFLICT",
            Grpc.Core.StatusCode.FailedPrecondition,
            (await host.OperatorAsync()).Clients.RotateClientSecretAsync(
                new() { ClientId = client.ClientId }
            )
        );
    }

    [Fact]
    public async Task UsedAssertions_OnceExpired_AreForgotten()
    {
        var client = await KeyClient.CreateAsync(host);
        using var used = await client.RequestTokenAsync(client.Sign(client.Claims()));
        var cleanUp = host
            .App.Services.GetServices<IHostedService>()
            .OfType<ExpiredRowsJob>()
            .Single();
        await cleanUp.RunOnceAsync(CancellationToken.None);
        await host.LaterAsync(
            TimeSpan.FromMinutes(6),
            async () =>
            {
                Assert.True(await cleanUp.RunOnceAsync(CancellationToken.None) > 0);
                Assert.Equal(0, await cleanUp.RunOnceAsync(CancellationToken.None));
            }
        );
    }

    public static TheoryData<string> BadKeySets()
    {
        using var small = RSA.Create(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(good));
        var set = KeyClient.PublicSet(new ECDsaSecurityKey(good) { KeyId = "a" });
        var key = JsonNode.Parse(set)!["keys"]![0]!;
        string With(string name, string value)
        {
            var changed = key.DeepClone();
            changed[name] = value;
            return new JsonObject { ["keys"] = new JsonArray(changed) }.ToJsonString();
        }

        return
        [
            "no json",
            "null",
            "[]",
            "{}",
            "{\"keys\":[null]}",
            "{\"keys\":[]}",
            With("d", secret.D),
            With("alg", "HS256"),
            With("use", "enc"),
            With("x", "AAAA"),
            With("kty", "oct"),
            new JsonObject
            {
                ["keys"] = new JsonArray(key.DeepClone(), key.DeepClone()),
            }.ToJsonString(),
            "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}",
            KeyClient.PublicSet(new RsaSecurityKey(small)),
            KeyClient.PublicSet(new ECDsaSecurityKey(curve)),
        ];
    }

    [Theory]
    [MemberData(nameof(BadKeySets))]
    public async Task CreateClient_BadKeySet_NamesTheField(string jwks)
    {
        var caller = await host.OperatorAsync();

        await Failure.InvalidAsync("public_jwks", caller.Clients.CreateClientAsync(Request(jwks)));
    }

    private static CreateClientRequest Request(string jwks) =>
        new()
        {
            Name = "System with a key",
            Kind = PrincipalKind.Council,
            CouncilId = TestData.CouncilId("E10000012"),
            Roles = { Role.Reader },
            PublicJwks = jwks,
        };

    private static string Part(JsonObject part) => Base64UrlEncoder.Encode(part.ToJsonString());
}
