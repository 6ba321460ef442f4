using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Client.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task Call_Many_UseOneToken()
    {
        await using var platform = await PlatformDouble.StartAsync();
        var gate = new TaskCompletionSource();
        platform.Answers.BeforeToken = () => gate.Task;
        await using var client = platform.Connect();

        var calls = Enumerable.Range(0, 50).Select(_ => WhoAmIAsync(client)).ToArray();
        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(1, platform.Answers.TokenRequests);
        Assert.Equal(
            50,
            platform.Answers.Authorizations.Count(header => header == "Bearer token-1")
        );
    }

    [Fact]
    public async Task Call_AMinuteBeforeTheEnd_RenewsWithoutWaiting()
    {
        await using var platform = await PlatformDouble.StartAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var client = platform.Connect(new() { Time = clock });
        await WhoAmIAsync(client);
        var renewed = new TaskCompletionSource();
        platform.Answers.BeforeToken = () =>
        {
            renewed.TrySetResult();
            return Task.CompletedTask;
        };

        clock.Advance(TimeSpan.FromSeconds(530));
        await WhoAmIAsync(client);
        Assert.Equal(1, platform.Answers.TokenRequests);
        clock.Advance(TimeSpan.FromSeconds(20));
        await WhoAmIAsync(client);
        await renewed.Task.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(2, platform.Answers.TokenRequests);
        Assert.Equal("Bearer token-1", platform.Answers.Authorizations.Last());
    }

    [Fact]
    public async Task Call_AfterTheEnd_UsesANewToken()
    {
        await using var platform = await PlatformDouble.StartAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var client = platform.Connect(new() { Time = clock });
        await WhoAmIAsync(client);

        clock.Advance(TimeSpan.FromSeconds(601));
        await WhoAmIAsync(client);

        Assert.Equal(["Bearer token-1", "Bearer token-2"], platform.Answers.Authorizations);
    }

    [Fact]
    public async Task Call_WithARefusedToken_SignsInAgainOnce()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.EndMembership = _ =>
            platform.Answers.TokenRequests == 1
                ? throw TokenInvalid()
                : new EndMembershipResponse();
        await using var client = platform.Connect();

        await client.Consortia.EndMembershipAsync(new EndMembershipRequest());

        Assert.Equal(["Bearer token-1", "Bearer token-2"], platform.Answers.Authorizations);
    }

    [Fact]
    public async Task Call_WithEveryTokenRefused_FailsAfterTheSecond()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.WhoAmI = (_, _) => throw TokenInvalid();
        await using var client = platform.Connect();

        var failure = await Assert.ThrowsAsync<PlatformException>(() => WhoAmIAsync(client));

        Assert.Equal(ErrorReason.TokenInvalid, failure.Reason);
        Assert.Equal(2, platform.Answers.TokenRequests);
    }

    [Theory]
    [InlineData(true, "HTTP/1.1")]
    [InlineData(false, "HTTP/2")]
    public async Task Token_EndpointInClearText_IsAskedInTheVersionOfItsPort(
        bool onHttp1,
        string protocol
    )
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.TokenOnHttp1 = onHttp1;
        await using var client = platform.Connect();

        await WhoAmIAsync(client);

        Assert.Equal(protocol, platform.Answers.TokenProtocol);
    }

    [Fact]
    public async Task Token_OfAWrongSecret_IsRefusedWithoutTheSecretInTheMessage()
    {
        await using var platform = await PlatformDouble.StartAsync();
        await using var client = RegionalProvidersClient.Connect(
            platform.Profile with
            {
                ClientSecret = "wrong-secret",
            },
            PlatformDouble.Quick
        );

        var failure = await Assert.ThrowsAsync<SignInException>(() => WhoAmIAsync(client));

        Assert.Equal("invalid_client", failure.Error);
        Assert.False(failure.IsTransient);
        Assert.DoesNotContain("wrong-secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, platform.Answers.TokenRequests);
    }

    [Fact]
    public async Task Token_EndpointBusy_IsAskedAgain()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.TokenFailure = 503;
        platform.Answers.BeforeToken = () =>
        {
            if (platform.Answers.TokenRequests == 2)
                platform.Answers.TokenFailure = null;
            return Task.CompletedTask;
        };
        await using var client = platform.Connect();

        await WhoAmIAsync(client);

        Assert.Equal(2, platform.Answers.TokenRequests);
    }

    [Fact]
    public async Task Token_OfAnotherIssuerThanTheProfiles_IsRefused()
    {
        await using var platform = await PlatformDouble.StartAsync();
        await using var client = RegionalProvidersClient.Connect(
            platform.Profile with
            {
                Issuer = "https://other.example",
            }
        );

        var failure = await Assert.ThrowsAsync<SignInException>(() => WhoAmIAsync(client));

        Assert.Contains("another issuer", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, platform.Answers.TokenRequests);
    }

    [Fact]
    public async Task Assertion_OfAnEllipticKey_IsSignedForTheIssuer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var first = await AssertionAsync(key.ExportPkcs8PrivateKeyPem(), new ECDsaSecurityKey(key));

        Assert.Equal(SecurityAlgorithms.EcdsaSha256, first.Alg);
    }

    [Fact]
    public async Task Assertion_OfAnRsaKey_IsSignedForTheIssuer()
    {
        using var key = RSA.Create(2048);
        var token = await AssertionAsync(key.ExportPkcs8PrivateKeyPem(), new RsaSecurityKey(key));

        Assert.Equal(SecurityAlgorithms.RsaSha256, token.Alg);
    }

    [Fact]
    public async Task Assertion_OfAJwk_IsSignedForTheIssuer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(key));
        var text =
            $$"""{"kty":"EC","crv":"P-256","kid":"k1","x":"{{jwk.X}}","y":"{{jwk.Y}}","d":"{{jwk.D}}"}""";
        var token = await AssertionAsync(text, new ECDsaSecurityKey(key));

        Assert.Equal("k1", token.Kid);
    }

    private static async Task<JsonWebToken> AssertionAsync(string key, SecurityKey verify)
    {
        await using var platform = await PlatformDouble.StartAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var client = RegionalProvidersClient.Connect(
            platform.Profile with
            {
                ClientSecret = null,
                ClientKey = key,
            },
            new() { Time = clock }
        );
        await WhoAmIAsync(client);
        var text = platform.Answers.TokenForm!["client_assertion"].ToString();
        clock.Advance(TimeSpan.FromHours(1));
        await WhoAmIAsync(client);

        var valid = await new JsonWebTokenHandler().ValidateTokenAsync(
            text,
            new TokenValidationParameters
            {
                ValidIssuer = PlatformDouble.ClientId,
                ValidAudience = "https://issuer.example",
                IssuerSigningKey = verify,
                ClockSkew = TimeSpan.Zero,
            }
        );
        Assert.True(valid.IsValid, valid.Exception?.Message);
        var token = new JsonWebToken(text);
        Assert.Equal(PlatformDouble.ClientId, token.Subject);
        Assert.Equal(TimeSpan.FromSeconds(60), token.ValidTo - token.IssuedAt);
        var second = new JsonWebToken(platform.Answers.TokenForm!["client_assertion"]);
        Assert.NotEqual(token.Id, second.Id);
        return token;
    }

    private static async Task WhoAmIAsync(RegionalProvidersClient client) =>
        await client.Principal.WhoAmIAsync(new WhoAmIRequest());

    private static RpcException TokenInvalid() =>
        Errors.Of(StatusCode.Unauthenticated, ErrorReason.TokenInvalid, "The token has expired.");
}
