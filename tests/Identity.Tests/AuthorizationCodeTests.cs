using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Identity.Tests.Fixtures;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class AuthorizationCodeTests(IdentityHost host)
{
    private const string Devon = "E10000008";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Code_RightVerifier_GivesTokensThatSpeakForTheUser(bool isPublic)
    {
        var application = await Application.CreateAsync(host, Devon, isPublic);
        var person = await Person.CreateAsync(host, Devon, Role.Officer, Role.Finance);

        var tokens = await application.SignInAsync(person);

        var access = new JsonWebToken((string)tokens["access_token"]!);
        Assert.Equal(
            ("Bearer", 600, "openid email profile"),
            ((string?)tokens["token_type"], (int?)tokens["expires_in"], (string?)tokens["scope"])
        );
        Assert.Equal(
            (person.Id, application.ClientId),
            (access.Subject, access.GetClaim("client_id").Value)
        );
        Assert.Equal("at+jwt", access.Typ);
        var me = await Caller
            .With(host.Channel, application.ClientId, "", access.EncodedToken)
            .Principals.WhoAmIAsync(new());
        Assert.Equal((person.Id, TestData.CouncilId(Devon)), (me.Subject, me.CouncilId));
        // Only the roles that both the user and the client have.
        Assert.Equal([Role.Officer], me.Roles);
    }

    [Fact]
    public async Task IdToken_OfASignIn_SaysWhoWhenAndHow()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var before = host.Clock.GetUtcNow().ToUnixTimeSeconds();

        var tokens = await application.SignInAsync(person);

        var jwks = await host.Web.GetStringAsync(new Uri("/oauth2/jwks", UriKind.Relative));
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            (string)tokens["id_token"]!,
            new TokenValidationParameters
            {
                ValidIssuer = host.Issuer,
                ValidAudience = application.ClientId,
                ValidTypes = ["JWT"],
                ValidateLifetime = false,
                IssuerSigningKeys = new JsonWebKeySet(jwks).GetSigningKeys(),
            }
        );
        Assert.True(result.IsValid, result.Exception?.Message);
        var token = (JsonWebToken)result.SecurityToken;
        Assert.Equal(
            (person.Id, application.Nonce, person.Email, "Test Person"),
            (
                token.Subject,
                token.GetClaim("nonce").Value,
                token.GetClaim("email").Value,
                token.GetClaim("name").Value
            )
        );
        Assert.Equal(
            ["pwd", "otp", "mfa"],
            token.Claims.Where(claim => claim.Type == "amr").Select(claim => claim.Value)
        );
        Assert.InRange(
            token.GetPayloadValue<long>("auth_time"),
            before,
            host.Clock.GetUtcNow().ToUnixTimeSeconds()
        );
        Assert.False(token.TryGetPayloadValue<string>("tenant", out _));
        // An ID token is no access token.
        await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () =>
            await Caller
                .With(host.Channel, "", "", token.EncodedToken)
                .Principals.WhoAmIAsync(new())
        );
    }

    [Fact]
    public async Task Tokens_WithoutOpenid_HaveNoIdToken()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);

        var tokens = await application.TokensAsync(
            await application.CodeAsync(person, browser, ("scope", null))
        );

        Assert.False(tokens.ContainsKey("id_token"));
        Assert.False(tokens.ContainsKey("scope"));
    }

    [Fact]
    public async Task Code_WrongProofOrAddress_IsRefusedAndUsedUp()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);

        foreach (
            var (name, value) in new[]
            {
                ("code_verifier", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))),
                ("redirect_uri", "https://app.example/other"),
                ("redirect_uri", Application.Redirect + "/"),
            }
        )
        {
            var form = application.CodeForm(await application.CodeAsync(person, browser));
            var good = new Dictionary<string, string>(form);
            form[name] = value;
            await Refusal.InvalidGrantAsync(application.PostAsync(form));
            await Refusal.InvalidGrantAsync(application.PostAsync(good));
        }
    }

    [Theory]
    [InlineData("code_verifier", "")]
    [InlineData("code_verifier", "short")]
    [InlineData("redirect_uri", "")]
    [InlineData("code", "")]
    public async Task Code_SomethingMissing_IsInvalid(string name, string value)
    {
        var application = await Application.CreateAsync(host, Devon);
        var form = application.CodeForm("code");
        form[name] = value;

        await Refusal.InvalidRequestAsync(application.PostAsync(form));
    }

    [Fact]
    public async Task Code_ComesTwice_EndsTheTokensMadeFromIt()
    {
        var application = await Application.CreateAsync(host, Devon, isPublic: false);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var code = await application.CodeAsync(person, browser);
        var tokens = await application.TokensAsync(code);
        var access = (string)tokens["access_token"]!;
        Assert.True(await IsActiveAsync(application, access));

        await Refusal.InvalidGrantAsync(application.PostAsync(application.CodeForm(code)));

        Assert.False(await IsActiveAsync(application, access));
        await Refusal.InvalidGrantAsync(application.RefreshAsync((string)tokens["refresh_token"]!));
    }

    [Fact]
    public async Task Code_ComesTwiceAfterItHasExpired_EndsTheTokensMadeFromIt()
    {
        var application = await Application.CreateAsync(host, Devon, isPublic: false);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var code = await application.CodeAsync(person, browser);
        var tokens = await application.TokensAsync(code);

        await host.LaterAsync(
            TimeSpan.FromMinutes(2),
            async () =>
            {
                await Refusal.InvalidGrantAsync(application.PostAsync(application.CodeForm(code)));
                await Refusal.InvalidGrantAsync(
                    application.RefreshAsync((string)tokens["refresh_token"]!)
                );
            }
        );
    }

    [Fact]
    public async Task Code_WithScopesThatNobodyKnows_IsRefusedAsAnyOther()
    {
        var application = await Application.CreateAsync(host, Devon);
        var form = application.CodeForm("no-code");
        form["scope"] = "unknown";

        await Refusal.InvalidRequestAsync(application.PostAsync(form));
    }

    [Fact]
    public async Task Code_ComesTwiceAtOnce_WorksOnceAtMostAndEndsTheTokens()
    {
        var application = await Application.CreateAsync(host, Devon, isPublic: false);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var code = await application.CodeAsync(person, browser);

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => application.PostAsync(application.CodeForm(code)))
        );

        var success = Assert.Single(responses, response => response.IsSuccessStatusCode);
        var tokens = await success.Content.ReadFromJsonAsync<JsonObject>();
        await Refusal.InvalidGrantAsync(
            application.RefreshAsync((string)tokens!["refresh_token"]!)
        );
    }

    [Fact]
    public async Task Code_AfterAMinute_HasEnded()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var code = await application.CodeAsync(person, browser);

        await host.LaterAsync(
            TimeSpan.FromSeconds(60),
            () => Refusal.InvalidGrantAsync(application.PostAsync(application.CodeForm(code)))
        );
    }

    [Fact]
    public async Task Code_OfAnotherClient_IsRefusedAndStaysGoodForItsOwn()
    {
        var application = await Application.CreateAsync(host, Devon);
        var other = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var code = await application.CodeAsync(person, browser);
        var form = application.CodeForm(code);
        form["client_id"] = other.ClientId;

        await Refusal.InvalidGrantAsync(other.PostAsync(form));

        Assert.NotNull((await application.TokensAsync(code))["access_token"]);
    }

    [Fact]
    public async Task Code_ConfidentialClientWithoutItsSecret_IsRefused()
    {
        var application = await Application.CreateAsync(host, Devon, isPublic: false);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var code = await application.CodeAsync(person, browser);

        await Refusal.InvalidClientAsync(
            application.PostAsync(application.CodeForm(code), "", "/oauth2/token")
        );
        await Refusal.InvalidRequestAsync(
            host.RequestTokenAsync(
                null,
                application.CodeForm(code),
                $"?client_secret={application.Secret}"
            )
        );
    }

    [Fact]
    public async Task Code_UserDisabledMeanwhile_IsRefused()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var code = await application.CodeAsync(person, browser);
        await (await host.CouncilAsync(Devon, Role.Administrator)).Users.DisableUserAsync(
            new() { UserId = person.Id }
        );

        await Refusal.InvalidGrantAsync(application.PostAsync(application.CodeForm(code)));
    }

    private static async Task<bool> IsActiveAsync(Application application, string token)
    {
        using var response = await application.PostAsync(
            new Dictionary<string, string> { ["token"] = token },
            "/oauth2/introspect"
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (bool)(await response.Content.ReadFromJsonAsync<JsonObject>())!["active"]!;
    }
}
