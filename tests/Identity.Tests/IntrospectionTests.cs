using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class IntrospectionTests(IdentityHost host)
{
    private const string Devon = "E10000008";
    private const string Kent = "E10000016";

    [Fact]
    public async Task Introspect_OwnTokens_SaysWhatTheyAre()
    {
        var application = await Application.CreateAsync(host, Devon, isPublic: false);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var tokens = await application.SignInAsync(person);

        var access = await AskAsync(application, (string)tokens["access_token"]!);
        var refresh = await AskAsync(application, (string)tokens["refresh_token"]!);

        Assert.Equal(
            (true, person.Id, application.ClientId, "openid email profile"),
            (
                (bool)access["active"]!,
                (string?)access["sub"],
                (string?)access["client_id"],
                (string?)access["scope"]
            )
        );
        Assert.Equal(TestData.CouncilId(Devon), (string?)access["tenant"]);
        Assert.Equal((true, person.Id), ((bool)refresh["active"]!, (string?)refresh["sub"]));
    }

    [Fact]
    public async Task Introspect_TokensOfOthers_LookLikeTokensThatHaveEnded()
    {
        var application = await Application.CreateAsync(host, Devon, isPublic: false);
        var sameCouncil = await Application.CreateAsync(host, Devon, isPublic: false);
        var otherCouncil = await Application.CreateAsync(host, Kent, isPublic: false);
        var tokens = await application.SignInAsync(
            await Person.CreateAsync(host, Devon, Role.Reader)
        );
        var (access, refresh) = ((string)tokens["access_token"]!, (string)tokens["refresh_token"]!);

        Assert.True((bool)(await AskAsync(sameCouncil, access))["active"]!);
        await InactiveAsync(sameCouncil, refresh);
        await InactiveAsync(otherCouncil, access);
        await InactiveAsync(otherCouncil, refresh);
        await InactiveAsync(application, (await host.OperatorAsync()).Token);
        await InactiveAsync(application, "unknown");
        await InactiveAsync(application, (string)tokens["id_token"]!);
        await host.LaterAsync(TimeSpan.FromMinutes(10), () => InactiveAsync(application, access));
    }

    [Fact]
    public async Task Introspect_UserDisabled_IsInactiveBeforeTheTokenEnds()
    {
        var application = await Application.CreateAsync(host, Devon, isPublic: false);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var access = (string)(await application.SignInAsync(person))["access_token"]!;
        Assert.Equal(HttpStatusCode.OK, await UserInfoAsync(access));

        await (await host.CouncilAsync(Devon, Role.Administrator)).Users.DisableUserAsync(
            new() { UserId = person.Id }
        );

        await InactiveAsync(application, access);
        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfoAsync(access));
    }

    [Fact]
    public async Task Introspect_WhoDoesNotProveWhoItIs_IsRefused()
    {
        var application = await Application.CreateAsync(host, Devon);
        var token = (await host.OperatorAsync()).Token;

        await Refusal.InvalidClientAsync(
            application.PostAsync(
                new Dictionary<string, string> { ["token"] = token },
                "/oauth2/introspect"
            )
        );
    }

    [Fact]
    public async Task Revoke_RefreshOrAccessToken_EndsTheGrantOfItsClientOnly()
    {
        var application = await Application.CreateAsync(host, Devon, isPublic: false);
        var other = await Application.CreateAsync(host, Devon, isPublic: false);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        foreach (var kind in new[] { "refresh_token", "access_token" })
        {
            var tokens = await application.SignInAsync(person);
            var form = new Dictionary<string, string> { ["token"] = (string)tokens[kind]! };

            using var foreign = await other.PostAsync(
                new Dictionary<string, string>(form),
                "/oauth2/revoke"
            );
            Assert.True(
                (bool)(await AskAsync(application, (string)tokens["access_token"]!))["active"]!
            );
            using var revoked = await application.PostAsync(form, "/oauth2/revoke");

            Assert.Equal(
                (HttpStatusCode.OK, HttpStatusCode.OK),
                (foreign.StatusCode, revoked.StatusCode)
            );
            await InactiveAsync(application, (string)tokens["access_token"]!);
            await Refusal.InvalidGrantAsync(
                application.RefreshAsync((string)tokens["refresh_token"]!)
            );
        }
    }

    [Fact]
    public async Task Revoke_UnknownTokenOrAClientsOwn_IsAnsweredAsTheStandardSays()
    {
        var application = await Application.CreateAsync(
            host,
            Devon,
            isPublic: false,
            request =>
                request.GrantTypes.Add(RegionalProviders.Identity.V1.GrantType.ClientCredentials)
        );
        var own = await host.TokenAsync(application.ClientId, application.Secret);

        using var unknown = await application.PostAsync(
            new Dictionary<string, string> { ["token"] = "unknown" },
            "/oauth2/revoke"
        );

        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
        await Refusal.IsAsync(
            "unsupported_token_type",
            HttpStatusCode.BadRequest,
            application.PostAsync(
                new Dictionary<string, string> { ["token"] = own },
                "/oauth2/revoke"
            )
        );
    }

    [Fact]
    public async Task UserInfo_ByScopes_SaysWhoTheUserIs()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var full = await application.TokensAsync(await application.CodeAsync(person, browser));
        var bare = await application.TokensAsync(
            await application.CodeAsync(person, browser, ("scope", "openid"))
        );
        var none = await application.TokensAsync(
            await application.CodeAsync(person, browser, ("scope", null))
        );

        using var answer = await RequestUserInfoAsync((string)full["access_token"]!);
        using var short_ = await RequestUserInfoAsync((string)bare["access_token"]!);

        var claims = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(
            (person.Id, person.Email, "Test Person"),
            ((string?)claims!["sub"], (string?)claims["email"], (string?)claims["name"])
        );
        Assert.Equal(
            ["sub"],
            (await short_.Content.ReadFromJsonAsync<JsonObject>())!.Select(pair => pair.Key)
        );
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await UserInfoAsync((string)none["access_token"]!)
        );
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await UserInfoAsync((await host.OperatorAsync()).Token)
        );
        using var anonymous = await host.Web.GetAsync(
            new Uri("/oauth2/userinfo", UriKind.Relative)
        );
        Assert.Equal("Bearer", anonymous.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [InlineData("/oauth2/token", "POST")]
    [InlineData("/oauth2/revoke", "POST")]
    [InlineData("/oauth2/introspect", "POST")]
    [InlineData("/oauth2/jwks", "GET, HEAD")]
    [InlineData("/account/sign-in", "GET, HEAD, POST")]
    public async Task Endpoint_OtherMethod_SaysWhichItTakes(string path, string allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        using var response = await host.Web.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
    }

    private static async Task InactiveAsync(Application application, string token) =>
        Assert.Equal("{\"active\":false}", (await AskAsync(application, token)).ToJsonString());

    private static async Task<JsonObject> AskAsync(Application application, string token)
    {
        using var response = await application.PostAsync(
            new Dictionary<string, string> { ["token"] = token },
            "/oauth2/introspect"
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<HttpStatusCode> UserInfoAsync(string token)
    {
        using var response = await RequestUserInfoAsync(token);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> RequestUserInfoAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oauth2/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await host.Web.SendAsync(request);
    }
}
