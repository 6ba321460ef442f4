using System.Net;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class AuthorizeTests(IdentityHost host)
{
    private const string Devon = "E10000008";
    private const string Kent = "E10000016";

    [Fact]
    public async Task Authorize_SignedIn_AnswersTheClientWithCodeStateAndIssuer()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var start = await browser.GetAsync(application.Authorize());
        var form = await browser.GetAsync(start.Location);

        var signedIn = await person.SignInAsync(browser, start.Location);
        var answer = await browser.GetAsync(signedIn.Location);

        Assert.Contains("to continue to Placement tool", form.Html, StringComparison.Ordinal);
        Assert.Contains(
            "form-action 'self' https://app.example;",
            form.Response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith(Application.Redirect + "?", answer.Location, StringComparison.Ordinal);
        Assert.Equal(
            (application.State, host.Issuer),
            (answer.Query("state"), answer.Query("iss"))
        );
        Assert.Equal(43, answer.Query("code")!.Length);
        Assert.DoesNotContain(answer.Query("code")!, host.Logs.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://app.example/signed-in/")]
    [InlineData("https://app.example/signed-in/sub")]
    [InlineData("https://app.example/signed-in/../signed-in")]
    [InlineData("https://app.example/signed-in?extra=1")]
    [InlineData("https://app.example/signed-in#fragment")]
    [InlineData("https://app.example/Signed-In")]
    [InlineData("https://APP.example/signed-in")]
    [InlineData("https://app.example:443/signed-in")]
    [InlineData("https://app.example:8443/signed-in")]
    [InlineData("http://app.example/signed-in")]
    [InlineData("https://app.example@evil.example/signed-in")]
    [InlineData("https://evil@app.example/signed-in")]
    [InlineData("https://app.example.evil.example/signed-in")]
    [InlineData("https://evil.example/https://app.example/signed-in")]
    [InlineData("https://app.example\\@evil.example/signed-in")]
    [InlineData("http://localhost/callback")]
    [InlineData("http://127.0.0.1:8080/callback/x")]
    [InlineData("http://127.0.0.1:8080/callback?x=1")]
    [InlineData("http://evil@127.0.0.1:8080/callback")]
    [InlineData("http://127.0.0.1:80@evil.example/callback")]
    [InlineData("https://127.0.0.1:8080/callback")]
    [InlineData("http://127.1:8080/callback")]
    [InlineData("http://[::1]:8080/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData(null)]
    public async Task Authorize_AddressNotRegistered_ShowsAnErrorAndGoesNowhere(string? redirect)
    {
        var application = await Application.CreateAsync(host, Devon);
        using var browser = new Browser(host);

        var page = await browser.GetAsync(application.Authorize(("redirect_uri", redirect)));

        Assert.Equal((HttpStatusCode.BadRequest, ""), (page.Status, page.Location));
        Assert.DoesNotContain("evil.example", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:49152/callback")]
    [InlineData("http://127.0.0.1/callback")]
    public async Task Authorize_OwnMachine_AnyPort(string redirect)
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);

        Assert.NotEmpty(await application.CodeAsync(person, browser, ("redirect_uri", redirect)));
    }

    [Theory]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "code id_token", "unsupported_response_type")]
    [InlineData("response_mode", "fragment", "invalid_request")]
    [InlineData("scope", "openid everything", "invalid_scope")]
    [InlineData("max_age", "-1", "invalid_request")]
    [InlineData("request", "e30.e30.", "request_not_supported")]
    [InlineData("prompt", "none", "login_required")]
    public async Task Authorize_BadRequestOfAGoodClient_TellsTheClient(
        string name,
        string? value,
        string error
    )
    {
        var application = await Application.CreateAsync(host, Devon);
        using var browser = new Browser(host);

        var answer = await browser.GetAsync(application.Authorize((name, value)));

        Assert.StartsWith(Application.Redirect + "?", answer.Location, StringComparison.Ordinal);
        Assert.Equal(
            (error, application.State, host.Issuer, null),
            (
                answer.Query("error"),
                answer.Query("state"),
                answer.Query("iss"),
                answer.Query("code")
            )
        );
    }

    [Fact]
    public async Task Authorize_SecretInTheUrlOrParameterTwice_IsRefused()
    {
        var application = await Application.CreateAsync(host, Devon, isPublic: false);
        using var browser = new Browser(host);

        var secret = await browser.GetAsync(
            application.Authorize(("client_secret", application.Secret))
        );
        var twice = await browser.GetAsync(application.Authorize() + "&state=other");

        Assert.Equal((HttpStatusCode.BadRequest, ""), (secret.Status, secret.Location));
        Assert.DoesNotContain(application.Secret, secret.Html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, ""), (twice.Status, twice.Location));
    }

    [Fact]
    public async Task Authorize_MachineOrDisabledClient_ShowsAnError()
    {
        var administrator = await host.CouncilAsync(Devon, Role.Administrator);
        var application = await Application.CreateAsync(host, Devon);
        using var browser = new Browser(host);

        var machine = await browser.GetAsync(
            application.Authorize(("client_id", administrator.ClientId))
        );
        await administrator.Clients.DisableClientAsync(new() { ClientId = application.ClientId });
        var disabled = await browser.GetAsync(application.Authorize());

        Assert.Equal((HttpStatusCode.BadRequest, ""), (machine.Status, machine.Location));
        Assert.Equal((HttpStatusCode.BadRequest, ""), (disabled.Status, disabled.Location));
    }

    [Fact]
    public async Task Authorize_UserOfAnotherCouncilOrWithoutACommonRole_IsDenied()
    {
        var application = await Application.CreateAsync(host, Devon);
        var stranger = await Person.CreateAsync(host, Kent, Role.Reader);
        var finance = await Person.CreateAsync(host, Devon, Role.Finance);

        foreach (var person in new[] { stranger, finance })
        {
            using var browser = new Browser(host);
            await person.SignInAsync(browser);
            Assert.Equal(
                "access_denied",
                (await browser.GetAsync(application.Authorize())).Query("error")
            );
        }
    }

    [Fact]
    public async Task Authorize_ClientOfThePlatform_IsForEveryCouncilWithAllRoles()
    {
        var request = Application.Request();
        request.Kind = PrincipalKind.Operator;
        request.Roles.Clear();
        var created = await (await host.OperatorAsync()).Clients.CreateClientAsync(request);
        var application = new Application(host, created.Client.ClientId, "");
        var person = await Person.CreateAsync(host, Kent, Role.Finance, Role.SeniorApprover);

        var tokens = await application.SignInAsync(person);

        var me = await Caller
            .With(host.Channel, application.ClientId, "", (string)tokens["access_token"]!)
            .Principals.WhoAmIAsync(new());
        Assert.Equal(
            (PrincipalKind.Council, TestData.CouncilId(Kent), person.Id),
            (me.Kind, me.CouncilId, me.Subject)
        );
        Assert.Equal([Role.SeniorApprover, Role.Finance], me.Roles);
    }

    [Fact]
    public async Task Authorize_PromptOrAge_AsksAgainOnceOnly()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        await application.CodeAsync(person, browser);

        var prompted = await browser.GetAsync(application.Authorize(("prompt", "login")));
        var silent = await browser.GetAsync(application.Authorize(("prompt", "none")));
        await host.LaterAsync(
            TimeSpan.FromMinutes(5),
            async () =>
            {
                var aged = await browser.GetAsync(application.Authorize(("max_age", "60")));
                var young = await browser.GetAsync(application.Authorize(("max_age", "3600")));
                Assert.StartsWith("/account/sign-in", aged.Location, StringComparison.Ordinal);
                Assert.NotNull(young.Query("code"));
            }
        );

        Assert.StartsWith("/account/sign-in", prompted.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("prompt", prompted.Location, StringComparison.Ordinal);
        Assert.NotNull(silent.Query("code"));
    }

    [Fact]
    public async Task Authorize_ByPost_WorksLikeByGet()
    {
        var application = await Application.CreateAsync(host, Devon);
        using var browser = new Browser(host);

        var answer = await browser.PostAsync(
            "/oauth2/authorize",
            application.Parameters().Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))
        );

        Assert.StartsWith("/account/sign-in?return=", answer.Location, StringComparison.Ordinal);
    }
}
