using System.Net;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

/// <content>The second factor, forms and sessions.</content>
public partial class SignInTests
{
    [Fact]
    public async Task SecondFactor_CodeUsedBefore_IsRefusedEvenInItsTime()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var first = new Browser(host);
        using var second = new Browser(host);
        var code = person.Code();
        var one = await first.SubmitAsync(await person.PasswordAsync(first), ("code", code));

        var two = await second.SubmitAsync(await person.PasswordAsync(second), ("code", code));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.OK), (one.Status, two.Status));
    }

    [Fact]
    public async Task SecondFactor_RecoveryCode_WorksOnceHoweverTyped()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var typed = person.RecoveryCodes[3].ToLowerInvariant().Replace('-', ' ');
        using var first = new Browser(host);
        using var second = new Browser(host);

        var used = await first.SubmitAsync(await person.PasswordAsync(first), ("code", typed));
        var again = await second.SubmitAsync(await person.PasswordAsync(second), ("code", typed));
        var other = await second.SubmitAsync(again, ("code", person.RecoveryCodes[4]));

        Assert.Equal(
            (HttpStatusCode.SeeOther, HttpStatusCode.OK, HttpStatusCode.SeeOther),
            (used.Status, again.Status, other.Status)
        );
    }

    [Fact]
    public async Task SecondFactor_PasswordStepTooLongAgo_StartsAgain()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var page = await person.PasswordAsync(browser);
        host.Clock.Move(TimeSpan.FromMinutes(5.1));

        var late = await browser.SubmitAsync(page, ("code", person.Code()));

        Assert.StartsWith(Page, late.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_WithoutOurToken_AreRefused()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        using var other = new Browser(host);
        var good = (await browser.GetAsync(Page)).Hidden("form_token");
        await other.GetAsync(Page);
        Dictionary<string, string> form = new()
        {
            ["email"] = person.Email,
            ["password"] = person.Password,
        };

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(Page, form)).Status);
        form["form_token"] = good[..^4] + "AAAA";
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(Page, form)).Status);
        form["form_token"] = good;
        Assert.Equal(HttpStatusCode.BadRequest, (await other.PostAsync(Page, form)).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await browser.PostAsync(Page, form, origin: "https://evil.example")).Status
        );
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await browser.PostAsync(Page, form, origin: host.Issuer)).Status
        );
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Pages_OtherMethods_AreNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Page);

        using var response = await host.Web.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    /// <summary>Signing in over an existing session, one's own or a planted one, starts a new session.</summary>
    [Fact]
    public async Task Session_OfSomebodyElseInTheBrowser_IsNotTheNewOnes()
    {
        var attacker = await Person.CreateAsync(host, Devon, Role.Reader);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        using var thief = new Browser(host);
        await attacker.SignInAsync(thief);
        var planted = thief.Cookie("rp-session");
        var form = await browser.GetAsync(Page);
        browser.Cookies.Add(browser.Site, new Cookie("rp-session", planted));

        // A form from before that session is refused; a form that an application requests within the session is accepted.
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await browser.SubmitAsync(
                    form,
                    ("email", person.Email),
                    ("password", person.Password)
                )
            ).Status
        );
        var application = await Application.CreateAsync(host, Devon);
        var start = await browser.GetAsync(application.Authorize(("prompt", "login")));
        await person.SignInAsync(browser, start.Location);

        Assert.NotEqual(planted, browser.Cookie("rp-session"));
        Assert.Contains(
            person.Email,
            (await browser.GetAsync(Page)).Html,
            StringComparison.Ordinal
        );
        Assert.Contains(
            attacker.Email,
            (await thief.GetAsync(Page)).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Session_CookiePlantedBefore_IsNeverTheSignedInOne()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        browser.Cookies.Add(browser.Site, new Cookie("rp-session", "planted"));

        var page = await person.PasswordAsync(browser);
        var half = browser.Cookie("rp-second-factor");
        await browser.SubmitAsync(page, ("code", person.Code()));
        var full = browser.Cookie("rp-session");

        Assert.Equal(3, new[] { "planted", half, full }.Distinct().Count());
        foreach (var old in new[] { "planted", half })
        {
            using var thief = new Browser(host);
            thief.Cookies.Add(thief.Site, new Cookie("rp-session", old));
            thief.Cookies.Add(thief.Site, new Cookie("rp-second-factor", old));
            Assert.Equal("Sign in", (await thief.GetAsync(Page)).Title);
            Assert.Equal(
                HttpStatusCode.SeeOther,
                (await thief.GetAsync("/account/second-factor")).Status
            );
        }
    }

    [Fact]
    public async Task Session_AnHourWithoutUseOrTwelveInAll_Ends()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        await person.SignInAsync(browser);
        for (var i = 0; i < 13; i++)
        {
            Assert.Equal("You are signed in", (await browser.GetAsync(Page)).Title);
            host.Clock.Move(TimeSpan.FromMinutes(55));
        }

        Assert.Equal("You are signed in", (await browser.GetAsync(Page)).Title);
        host.Clock.Move(TimeSpan.FromMinutes(10));
        Assert.Equal("Sign in", (await browser.GetAsync(Page)).Title);
        await person.SignInAsync(browser);
        host.Clock.Move(TimeSpan.FromMinutes(61));
        Assert.Equal("Sign in", (await browser.GetAsync(Page)).Title);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/oauth2/authorize?")]
    [InlineData("/\\evil.example")]
    [InlineData("/oauth2/authorize")]
    [InlineData("/oauth2/authorize?client_id=x")]
    [InlineData("/account/sign-out")]
    [InlineData("/oauth2/authorize?x\r\nSet-Cookie: a=b")]
    public async Task Return_AnythingButAGoodRequest_IsRefusedAndGoesNowhere(string address)
    {
        using var browser = new Browser(host);

        var page = await browser.GetAsync($"{Page}?return={Uri.EscapeDataString(address)}");

        Assert.Equal((HttpStatusCode.BadRequest, ""), (page.Status, page.Location));
        Assert.DoesNotContain("<form", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_DisabledUser_IsRefused()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        await person.SignInAsync(browser);
        var caller = await host.CouncilAsync(Devon, Role.Administrator);

        await caller.Users.DisableUserAsync(new DisableUserRequest { UserId = person.Id });

        Assert.Equal("Sign in", (await browser.GetAsync(Page)).Title);
        Assert.Equal(
            HttpStatusCode.OK,
            (await TryAsync(browser, person.Email, person.Password)).Status
        );
    }
}
