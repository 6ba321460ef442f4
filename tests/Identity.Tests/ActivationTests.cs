using System.Net;
using System.Text.RegularExpressions;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class ActivationTests(IdentityHost host)
{
    private const string Devon = "E10000008";

    [Fact]
    public async Task Activate_GoodPasswordAndCode_MakesTheUserActive()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var caller = await host.CouncilAsync(Devon, Role.Administrator);

        var user = (await caller.Users.GetUserAsync(new() { UserId = person.Id })).User;

        Assert.Equal((UserState.Active, 10), (user.State, person.RecoveryCodes.Distinct().Count()));
        Assert.NotNull(user.ActivatedAt);
    }

    [Fact]
    public async Task Activate_NewSecondFactor_IsShownAsQrCodeAndAsText()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var created = await caller.Users.CreateUserAsync(Person.Request(Role.Reader));
        using var browser = new Browser(host);

        var page = await browser.GetAsync(created.Invitation.Link);

        var key = Regex.Match(page.Html, "id=\"setup-key\">([A-Z2-7 ]{39})<").Groups[1].Value;
        var svg = Regex.Match(page.Html, "<svg.*?</svg>", RegexOptions.Singleline).Value;
        Assert.Contains(
            "secret=" + key.Replace(" ", "", StringComparison.Ordinal),
            WebUtility.HtmlDecode(page.Html),
            StringComparison.Ordinal
        );
        // The page contains nothing that its Content-Security-Policy would block.
        Assert.Contains("<rect", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activate_LinkUsedReplacedOrEnded_IsOfNoUse()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        using var browser = new Browser(host);
        var created = await caller.Users.CreateUserAsync(Person.Request(Role.Reader));
        var next = await caller.Users.ReissueInvitationAsync(new() { UserId = created.User.Id });

        await EndedAsync(created.Invitation.Link);
        await EndedAsync($"{host.Issuer}/account/activate");
        await EndedAsync($"{host.Issuer}/account/activate?token=guess");
        await host.LaterAsync(TimeSpan.FromHours(48.1), () => EndedAsync(next.Invitation.Link));
        var person = new Person(host, created.User.Id, created.User.Email);
        await person.ActivateAsync(next.Invitation.Link);
        await EndedAsync(next.Invitation.Link);

        async Task EndedAsync(string link) =>
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Activate_SomethingToCorrect_SaysWhatAndKeepsTheLink()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var created = await caller.Users.CreateUserAsync(Person.Request(Role.Reader));
        var person = new Person(host, created.User.Id, created.User.Email);
        using var browser = new Browser(host);
        var page = await browser.GetAsync(created.Invitation.Link);
        person.Enrol(page);

        var weak = await SubmitAsync("password1234", "password1234", person.Code());
        var different = await SubmitAsync(
            Person.GoodPassword,
            "otter lantern gravle",
            person.Code()
        );
        var wrong = await SubmitAsync(Person.GoodPassword, Person.GoodPassword, person.WrongCode());

        Assert.Contains(
            "href=\"#password\">Password is too common",
            weak.Html,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "href=\"#password_again\">Passwords do not match",
            different.Html,
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"#code\">Code is wrong", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("<title>Error: ", wrong.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Person.GoodPassword, wrong.Html, StringComparison.Ordinal);
        await person.ActivateAsync(created.Invitation.Link);

        Task<Screen> SubmitAsync(string password, string again, string code) =>
            browser.SubmitAsync(
                page,
                ("password", password),
                ("password_again", again),
                ("code", code)
            );
    }

    [Fact]
    public async Task ReissueInvitation_ActiveUser_NeedsTheSecondFactorAndReplacesThePassword()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        using var old = new Browser(host);
        await person.SignInAsync(old);
        var link = (await caller.Users.ReissueInvitationAsync(new() { UserId = person.Id }))
            .Invitation
            .Link;
        using var browser = new Browser(host);
        var page = await browser.GetAsync(link);

        Assert.DoesNotContain("setup-key", page.Html, StringComparison.Ordinal);
        var refused = await browser.SubmitAsync(
            page,
            ("password", "copper saddle window"),
            ("password_again", "copper saddle window"),
            ("code", person.WrongCode())
        );
        Assert.Contains("Code is wrong", refused.Html, StringComparison.Ordinal);
        await person.ActivateAsync(link, "copper saddle window");

        Assert.Equal("Sign in", (await old.GetAsync("/account/sign-in")).Title);
        using var fresh = new Browser(host);
        Assert.Equal("/account/sign-in", (await person.SignInAsync(fresh)).Location);
        Assert.Equal("You are signed in", (await fresh.GetAsync("/account/sign-in")).Title);
    }

    [Fact]
    public async Task ResetUserSecondFactor_EndsSessionsAndOldCodesUntilTheLinkIsUsed()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        using var browser = new Browser(host);
        await person.SignInAsync(browser);

        var reset = await caller.Users.ResetUserSecondFactorAsync(new() { UserId = person.Id });

        Assert.Equal(UserState.Invited, reset.User.State);
        Assert.Equal("Sign in", (await browser.GetAsync("/account/sign-in")).Title);
        var refused = await browser.SubmitAsync(
            await browser.GetAsync("/account/sign-in"),
            ("email", person.Email),
            ("password", person.Password)
        );
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        var oldSecret = person.Secret;
        await person.ActivateAsync(reset.Invitation.Link);
        Assert.NotEqual(oldSecret, person.Secret);
        await person.SignInAsync(browser);
        Assert.Equal("You are signed in", (await browser.GetAsync("/account/sign-in")).Title);
    }
}
