using System.Net;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

public partial class SignInTests
{
    [Fact]
    public async Task KnownBrowser_AfterStrangersLockedTheAccount_StillSignsIn()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var known = new Browser(host);
        await SignInAndOutAsync(person, known);
        using var stranger = new Browser(host);
        for (var i = 0; i < 5; i++)
            await TryAsync(stranger, person.Email, "wrong password");

        Assert.Equal(
            HttpStatusCode.OK,
            (await TryAsync(stranger, person.Email, person.Password)).Status
        );
        await person.SignInAsync(known);

        Assert.Equal("You are signed in", (await known.GetAsync(Page)).Title);
    }

    [Fact]
    public async Task KnownBrowser_AfterFiveFailuresOfItsOwn_IsUnknown()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var known = new Browser(host);
        await SignInAndOutAsync(person, known);
        for (var i = 0; i < 4; i++)
            await TryAsync(known, person.Email, "wrong password");
        // None of them counted against the account, and signing in resets the browser's count.
        await SignInAndOutAsync(person, known);
        for (var i = 0; i < 5; i++)
            await TryAsync(known, person.Email, "wrong password");
        using var stranger = new Browser(host);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await TryAsync(stranger, person.Email, person.Password)).Status
        );

        for (var i = 0; i < 5; i++)
            await TryAsync(known, person.Email, "wrong password");

        Assert.Equal(
            HttpStatusCode.OK,
            (await TryAsync(known, person.Email, person.Password)).Status
        );
    }

    [Fact]
    public async Task KnownBrowserOfOneUser_IsAStrangerToAnother()
    {
        var attacker = await Person.CreateAsync(host, Devon, Role.Reader);
        var victim = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        await SignInAndOutAsync(attacker, browser);

        for (var i = 0; i < 5; i++)
            await TryAsync(browser, victim.Email, "wrong password");

        Assert.Equal(
            HttpStatusCode.OK,
            (await TryAsync(browser, victim.Email, victim.Password)).Status
        );
    }

    [Fact]
    public async Task KnownBrowser_AfterThePasswordChanged_IsUnknown()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var known = new Browser(host);
        await SignInAndOutAsync(person, known);
        var administrator = await host.CouncilAsync(Devon, Role.Administrator);
        var invitation = await administrator.Users.ReissueInvitationAsync(
            new ReissueInvitationRequest { UserId = person.Id }
        );
        await person.ActivateAsync(invitation.Invitation.Link, "another otter lantern");

        for (var i = 0; i < 5; i++)
            await TryAsync(known, person.Email, "wrong password");

        Assert.Equal(
            HttpStatusCode.OK,
            (await TryAsync(known, person.Email, person.Password)).Status
        );
    }

    private static async Task SignInAndOutAsync(Person person, Browser browser)
    {
        await person.SignInAsync(browser);
        var page = await browser.GetAsync(Page);
        await browser.SubmitAsync(page.Form("/account/sign-out"));
    }
}
