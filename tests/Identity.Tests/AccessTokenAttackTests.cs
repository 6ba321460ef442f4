using System.Text.Json.Nodes;
using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using Xunit.Abstractions;

namespace Identity.Tests;

/// <summary>Forged and misused access tokens (RFC 8725, RFC 9068, RFC 9700), each tried with a call.</summary>
[Collection(IdentityCollection.Name)]
public class AccessTokenAttackTests(IdentityHost host, ITestOutputHelper output)
{
    [Fact]
    public async Task OwnToken_WithOnePartWrong_IsRefused()
    {
        var (kid, key) = await host.OwnKeyAsync();
        await using var attacker = await ForeignIssuer.StartAsync(host);
        // The same construction without a fault is accepted, so the refusals below are due to the fault.
        var header = new JsonObject
        {
            ["alg"] = "ES256",
            ["typ"] = "at+jwt",
            ["kid"] = kid,
        };
        string Signed(JsonObject h, string payload) =>
            RawJwt.Make(h.ToJsonString(), payload, RawJwt.With(key));
        var good = Signed(header, host.OwnClaims().ToJsonString());
        await CallAsync(good);

        var attacks = OwnTokenAttacks
            .Headers(host, header, key, attacker)
            .Concat(OwnTokenAttacks.Claims(host, text => Signed(header, text)))
            .Concat(OwnTokenAttacks.Shapes(good, key))
            .ToList();
        await AllRefusedAsync("own issuer", attacks);
        Assert.Equal(0, attacker.Requests);
    }

    [Fact]
    public async Task ForeignToken_WithOnePartWrong_IsRefused()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        await using var another = await ForeignIssuer.StartAsync(host);
        await issuer.RegisterAsync("E10000030", r => r.ClientIds.Add("placement-tool"));
        await another.RegisterAsync("E10000016");
        await CallAsync(issuer.Token());
        await CallAsync(issuer.RsaToken("rsa", issuer.RsaKey));

        await AllRefusedAsync(
            "a council's issuer",
            [.. ForeignTokenAttacks.All(host, issuer, another)]
        );
    }

    [Fact]
    public async Task JwtTypedIssuer_IdTokens_AreRefusedAsAccessTokens()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        await issuer.RegisterAsync("E10000016", r => r.TokenType = AccessTokenType.Jwt);
        var header = issuer.Header().But("typ", "JWT");
        await CallAsync(issuer.Token(header: header));

        await AllRefusedAsync(
            "an issuer of tokens typed JWT",
            [
                .. new[] { "nonce", "at_hash", "c_hash", "s_hash" }.Select(claim =>
                    (
                        $"ID token with {claim}",
                        issuer.Token(issuer.Claims().But(claim, "x"), header)
                    )
                ),
                ("no type", issuer.Token(header: header.But("typ", null))),
                ("logout token", issuer.Token(header: header.But("typ", "logout+jwt"))),
            ]
        );
    }

    [Fact]
    public async Task Call_WithTwoTokensOrAnotherScheme_IsRefused()
    {
        var token = (await host.OperatorAsync()).Token;
        var other = (await host.CouncilAsync("E10000030", Role.Reader)).Token;
        string[][] attempts =
        [
            [$"Bearer {token}", $"Bearer {token}"],
            [$"Bearer {token}", $"Bearer {other}"],
            [$"Bearer {token},Bearer {other}"],
            [$"Bearer {token} {other}"],
            [$"Basic {token}"],
            [$"DPoP {token}"],
            [token],
            ["Bearer "],
        ];
        foreach (var attempt in attempts)
        {
            var headers = new Metadata();
            foreach (var value in attempt)
                headers.Add("authorization", value);
            await Failure.IsAsync(
                "TOKEN_INVALID",
                StatusCode.Unauthenticated,
                new PrincipalService.PrincipalServiceClient(host.Channel).WhoAmIAsync(
                    new(),
                    headers
                )
            );
        }

        output.WriteLine(
            $"authorization headers: {attempts.Length} tried, {attempts.Length} refused"
        );
    }

    private async Task AllRefusedAsync(string what, List<(string Name, string Token)> attacks)
    {
        var accepted = new List<string>();
        foreach (var (name, token) in attacks)
            try
            {
                await CallAsync(token);
                accepted.Add(name);
            }
            catch (RpcException refused) when (refused.StatusCode == StatusCode.Unauthenticated) { }
            catch (RpcException other)
            {
                accepted.Add($"{name}: {other.StatusCode}");
            }

        output.WriteLine(
            $"{what}: {attacks.Count} tried, {attacks.Count - accepted.Count} refused"
        );
        Assert.Empty(accepted);
    }

    private Task<WhoAmIResponse> CallAsync(string token) =>
        Caller.With(host.Channel, "", "", token).Principals.WhoAmIAsync(new()).ResponseAsync;
}
