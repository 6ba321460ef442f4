using System.Net;
using Identity.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class SignOutTests(IdentityHost host)
{
    private const string Devon = "E10000008";

    [Fact]
    public async Task Logout_WithTheUsersIdToken_EndsSessionAndTokensAndGoesOn()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var tokens = await application.TokensAsync(await application.CodeAsync(person, browser));

        // An expired ID token still identifies the user.
        await host.LaterAsync(
            TimeSpan.FromMinutes(20),
            async () =>
            {
                var answer = await browser.GetAsync(
                    Logout((string)tokens["id_token"]!, Application.AfterLogout, "xyz")
                );
                Assert.Equal(
                    (HttpStatusCode.SeeOther, Application.AfterLogout + "?state=xyz"),
                    (answer.Status, answer.Location)
                );
            }
        );

        Assert.Equal("Sign in", (await browser.GetAsync("/account/sign-in")).Title);
        await Refusal.InvalidGrantAsync(application.RefreshAsync((string)tokens["refresh_token"]!));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://app.example/bye/")]
    [InlineData("https://app.example/bye?x=1")]
    [InlineData("https://app.example/Bye")]
    [InlineData("https://app.example@evil.example/bye")]
    [InlineData("https://app.example/signed-in")]
    public async Task Logout_AddressNotRegistered_GoesNowhereAndSignsNobodyOut(string address)
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var tokens = await application.TokensAsync(await application.CodeAsync(person, browser));

        var page = await browser.GetAsync(Logout((string)tokens["id_token"]!, address));

        Assert.Equal((HttpStatusCode.BadRequest, ""), (page.Status, page.Location));
        Assert.Equal("You are signed in", (await browser.GetAsync("/account/sign-in")).Title);
    }

    [Fact]
    public async Task Logout_WithoutOrWithAnothersIdToken_Asks()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var other = await Person.CreateAsync(host, Devon, Role.Reader);
        var others = await application.SignInAsync(other);
        using var browser = new Browser(host);
        var tokens = await application.TokensAsync(await application.CodeAsync(person, browser));

        var bare = await browser.FollowAsync("/oauth2/logout");
        var wrong = await browser.FollowAsync(
            Logout((string)others["id_token"]!, Application.AfterLogout)
        );
        var access = await browser.GetAsync(Logout((string)tokens["access_token"]!, null));

        Assert.Equal("Do you want to sign out?", bare.Title);
        Assert.Equal("Do you want to sign out?", wrong.Title);
        Assert.Equal(HttpStatusCode.BadRequest, access.Status);
        Assert.Equal("You are signed in", (await browser.GetAsync("/account/sign-in")).Title);
        var done = await browser.SubmitAsync(bare);
        Assert.Equal("You have signed out", (await browser.GetAsync(done.Location)).Title);
        await Refusal.InvalidGrantAsync(application.RefreshAsync((string)tokens["refresh_token"]!));
    }

    [Fact]
    public async Task SignOut_FormOfAnotherSite_IsRefused()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        await person.SignInAsync(browser);

        var refused = await browser.PostAsync("/account/sign-out", [KeyValuePair.Create("x", "y")]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("You are signed in", (await browser.GetAsync("/account/sign-in")).Title);
    }

    private static string Logout(string hint, string? next, string? state = null) =>
        "/oauth2/logout"
        + QueryString.Create(
            new Dictionary<string, string?>
            {
                ["id_token_hint"] = hint,
                ["post_logout_redirect_uri"] = next,
                ["state"] = state,
            }.Where(pair => pair.Value is not null)
        );
}
