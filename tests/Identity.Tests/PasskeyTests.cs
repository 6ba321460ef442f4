using System.Net;
using System.Text.RegularExpressions;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public sealed class PasskeyTests(IdentityHost host) : IDisposable
{
    private const string Devon = "E10000008";
    private const string Page = "/account/passkeys";
    private readonly SoftwareAuthenticator authenticator = new();

    public void Dispose() => authenticator.Dispose();

    [Fact]
    public async Task Passkey_AfterThePassword_SignsIn()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        await EnrolAsync(person);
        var application = await Application.CreateAsync(host, Devon);
        using var browser = new Browser(host);
        var start = await browser.GetAsync(application.Authorize());
        var page = await person.PasswordAsync(browser, start.Location);

        var sent = await AnswerAsync(browser, page);

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var code = (await browser.GetAsync(sent.Location)).Query("code");
        var tokens = await application.TokensAsync(code!);
        Assert.NotNull(tokens["access_token"]);
        Assert.Equal("You are signed in", (await browser.GetAsync("/account/sign-in")).Title);
    }

    [Fact]
    public async Task Passkey_ScriptOfThePage_RunsByNonceAlone()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        await EnrolAsync(person);
        using var browser = new Browser(host);

        var page = await person.PasswordAsync(browser);

        var policy = page.Response.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = Regex.Match(page.Html, "nonce=\"([0-9a-f]{32})\"").Groups[1].Value;
        Assert.Contains($"script-src 'nonce-{nonce}';", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        // Signing in without the script works too, and that form comes first.
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await browser.SubmitAsync(page, ("code", person.Code()))).Status
        );
    }

    [Fact]
    public async Task Passkey_AnswerSentTwice_IsRefused()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        await EnrolAsync(person);
        using var browser = new Browser(host);
        var page = await person.PasswordAsync(browser);
        var answer = authenticator.Get(Options(page), host.Issuer);
        var form = page.Form("handler=passkey");
        var elsewhere = await PostAsync(
            browser,
            form,
            authenticator.Get(Options(page), "https://evil.example")
        );

        var late = await PostAsync(browser, form, answer);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (elsewhere.Status, late.Status));
        Assert.Equal("Sign in", (await browser.GetAsync("/account/sign-in")).Title);
    }

    [Fact]
    public async Task Passkey_OfAnotherUserOriginOrCopy_IsRefused()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var other = await Person.CreateAsync(host, Devon, Role.Reader);
        using var others = new SoftwareAuthenticator();
        await EnrolAsync(person);
        await EnrolAsync(other, others);
        using var browser = new Browser(host);
        var page = await person.PasswordAsync(browser);

        page = await RefusedAsync(others.Get(Options(page), host.Issuer));
        page = await RefusedAsync(authenticator.Get(Options(page), "https://evil.example"));
        page = await RefusedAsync("{}");
        // A cloned authenticator signs with a counter value that has already been passed.
        var first = await AnswerAsync(browser, page);
        Assert.Equal(HttpStatusCode.SeeOther, first.Status);
        authenticator.SignCount = 0;
        using var thief = new Browser(host);
        page = await person.PasswordAsync(thief);
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(thief, page)).Status);

        async Task<Screen> RefusedAsync(string credential)
        {
            var refused = await PostAsync(browser, page.Form("handler=passkey"), credential);
            Assert.Equal(HttpStatusCode.OK, refused.Status);
            Assert.Contains("not accepted", refused.Html, StringComparison.Ordinal);
            return refused;
        }
    }

    [Fact]
    public async Task Passkey_WrongAnswers_LockWithThePasswordsFailures()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        await EnrolAsync(person);
        using var browser = new Browser(host);
        var page = await person.PasswordAsync(browser);
        for (var i = 0; i < 5; i++)
            page = await PostAsync(browser, page.Form("handler=passkey"), "{}");

        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(browser, page)).Status);
        Assert.Equal(
            HttpStatusCode.OK,
            (await browser.SubmitAsync(page, ("code", person.Code()))).Status
        );
    }

    [Fact]
    public async Task AddPasskey_WithoutTheCodeOrSignedOut_IsRefused()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        Assert.Equal("/account/sign-in", (await browser.GetAsync(Page)).Location);
        await person.PasswordAsync(browser);
        Assert.Equal("/account/sign-in", (await browser.GetAsync(Page)).Location);
        await person.SignInAsync(browser);
        var page = await browser.GetAsync(Page);
        Assert.Equal("Your passkeys", page.Title);

        var refused = await AddAsync(browser, page, authenticator, person.WrongCode());

        Assert.Contains("was not added", refused.Html, StringComparison.Ordinal);
        using var fresh = new Browser(host);
        var second = await person.PasswordAsync(fresh);
        Assert.DoesNotContain("data-passkey", second.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemovePasskey_ByItsOwnerOrAReset_SignsNobodyInAnyMore()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var list = await EnrolAsync(person, authenticator, browser);
        await browser.SubmitAsync(list.Form("handler=remove"));
        Assert.DoesNotContain(
            "handler=remove",
            (await browser.GetAsync(Page)).Html,
            StringComparison.Ordinal
        );
        using var next = new SoftwareAuthenticator();
        await EnrolAsync(person, next);
        var caller = await host.CouncilAsync(Devon, Role.Administrator);

        var reset = await caller.Users.ResetUserSecondFactorAsync(new() { UserId = person.Id });
        await person.ActivateAsync(reset.Invitation.Link);

        using var fresh = new Browser(host);
        var page = await person.PasswordAsync(fresh);
        Assert.DoesNotContain("data-passkey", page.Html, StringComparison.Ordinal);
    }

    private async Task<Screen> EnrolAsync(
        Person person,
        SoftwareAuthenticator? with = null,
        Browser? browser = null
    )
    {
        using var own = browser is null ? new Browser(host) : null;
        browser ??= own!;
        await person.SignInAsync(browser);
        var page = await browser.GetAsync(Page);
        var added = await AddAsync(browser, page, with ?? authenticator, person.Code());
        Assert.Equal(HttpStatusCode.SeeOther, added.Status);
        var list = await browser.GetAsync(Page);
        Assert.Contains("<strong>Work laptop</strong>", list.Html, StringComparison.Ordinal);
        return list;
    }

    private Task<Screen> AddAsync(
        Browser browser,
        Screen page,
        SoftwareAuthenticator with,
        string code
    ) =>
        browser.PostAsync(
            Page,
            new Dictionary<string, string>
            {
                ["form_token"] = page.Form(Page).Hidden("form_token"),
                ["name"] = "Work laptop",
                ["code"] = code,
                ["credential"] = with.Create(Options(page), host.Issuer),
            }
        );

    private Task<Screen> AnswerAsync(Browser browser, Screen page) =>
        PostAsync(
            browser,
            page.Form("handler=passkey"),
            authenticator.Get(Options(page), host.Issuer)
        );

    private static Task<Screen> PostAsync(Browser browser, Screen form, string credential) =>
        browser.PostAsync(
            form.Action,
            new Dictionary<string, string>
            {
                ["return"] = form.Hidden("return"),
                ["form_token"] = form.Hidden("form_token"),
                ["credential"] = credential,
            }
        );

    private static string Options(Screen page) =>
        WebUtility.HtmlDecode(Regex.Match(page.Html, "data-options=\"([^\"]*)\"").Groups[1].Value);
}
