using System.Diagnostics;
using System.Net;
using Dapper;
using Identity.Tests.Fixtures;
using Npgsql;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public partial class SignInTests(IdentityHost host)
{
    private const string Devon = "E10000008";
    private const string Page = "/account/sign-in";

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/sign-out")]
    [InlineData("/account/activate?token=x")]
    [InlineData("/oauth2/authorize?client_id=x")]
    public async Task Pages_Always_AreInNoFrameRunNothingAndAreKeptByNobody(string path)
    {
        using var browser = new Browser(host);

        var headers = (await browser.GetAsync(path)).Response.Headers;

        Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
        Assert.Equal(
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            headers.GetValues("Content-Security-Policy").Single()
        );
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
        Assert.True(headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Cookies_Always_AreUnseenByScriptsAndNotSentByOtherSitesForms()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var page = await browser.GetAsync(Page);
        var sent = await browser.SubmitAsync(
            page,
            ("email", person.Email),
            ("password", person.Password)
        );

        var set = page
            .Response.Headers.GetValues("Set-Cookie")
            .Concat(sent.Response.Headers.GetValues("Set-Cookie"));

        Assert.All(
            set,
            cookie =>
            {
                Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    [Fact]
    public async Task SignIn_PasswordAlone_IsNotSignedIn()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var application = await Application.CreateAsync(host, Devon);
        using var browser = new Browser(host);

        await person.PasswordAsync(browser);

        Assert.Equal("Sign in", (await browser.GetAsync(Page)).Title);
        Assert.StartsWith(
            "/account/sign-in?return=",
            (await browser.GetAsync(application.Authorize())).Location,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task SignIn_UnknownWrongOrLocked_GetTheSameAnswerAboutAsLate()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var locked = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        for (var i = 0; i < 5; i++)
            await TryAsync(browser, locked.Email, "wrong password");
        var answers = new List<string>();
        var times = new List<double>();
        foreach (
            var (email, password) in new[]
            {
                (person.Email, "wrong password"),
                ($"{Guid.NewGuid():N}@council.example", "wrong password"),
                (locked.Email, "wrong password"),
                (locked.Email, locked.Password),
            }
        )
        {
            // The quickest of three: other work on the machine can only make an answer later.
            var fastest = double.MaxValue;
            var answer = default(Screen)!;
            for (var i = 0; i < 3; i++)
            {
                var watch = Stopwatch.StartNew();
                answer = await TryAsync(browser, email, password);
                fastest = Math.Min(fastest, watch.Elapsed.TotalMilliseconds);
            }

            times.Add(fastest);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            answers.Add(
                answer
                    .Html.Replace(email, "", StringComparison.Ordinal)
                    .Replace(answer.Hidden("form_token"), "", StringComparison.Ordinal)
            );
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("There is a problem", answers[0], StringComparison.Ordinal);
        // Without a password comparison the time would be a hundredth, not a third.
        Assert.True(times.Min() > times[0] / 3, string.Join(", ", times));
    }

    [Fact]
    public async Task SignIn_FiveFailures_LockForAMinuteThenForTwo()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);

        await FailAsync(5);
        Assert.False(await PasswordWorksAsync());
        host.Clock.Move(TimeSpan.FromSeconds(30));
        Assert.False(await PasswordWorksAsync());
        host.Clock.Move(TimeSpan.FromSeconds(31));
        Assert.True(await PasswordWorksAsync());

        // The password alone does not reset the lockout count.
        await FailAsync(5);
        host.Clock.Move(TimeSpan.FromSeconds(61));
        Assert.False(await PasswordWorksAsync());
        host.Clock.Move(TimeSpan.FromSeconds(60));
        await person.SignInAsync(browser);
        Assert.Equal("You are signed in", (await browser.GetAsync(Page)).Title);

        // Both factors together do.
        await FailAsync(5);
        host.Clock.Move(TimeSpan.FromSeconds(61));
        Assert.True(await PasswordWorksAsync());

        async Task FailAsync(int times)
        {
            using var other = new Browser(host);
            for (var i = 0; i < times; i++)
                await TryAsync(other, person.Email, "wrong password");
        }

        async Task<bool> PasswordWorksAsync()
        {
            using var other = new Browser(host);
            return (await TryAsync(other, person.Email, person.Password)).Status
                == HttpStatusCode.SeeOther;
        }
    }

    /// <summary>If failures were counted by read, add and write back, simultaneous ones would count as one.</summary>
    [Fact]
    public async Task SignIn_GuessesAtOnce_EachCounts()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var browsers = Enumerable.Range(0, 4).Select(_ => new Browser(host)).ToList();

        await Task.WhenAll(
            browsers.Select(browser => TryAsync(browser, person.Email, "wrong password"))
        );

        await using var superuser = new NpgsqlConnection(host.Superuser);
        Assert.Equal(
            4,
            await superuser.ExecuteScalarAsync<int>(
                "select failed_count from identity.user_account where id = @id",
                new { id = Guid.Parse(person.Id) }
            )
        );
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task SecondFactor_OneCodeManyTimesAtOnce_SignsInOnce()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var browsers = Enumerable.Range(0, 4).Select(_ => new Browser(host)).ToList();
        var pages = new List<Screen>();
        foreach (var browser in browsers)
            pages.Add(await person.PasswordAsync(browser));
        var code = person.Code();

        var sent = await Task.WhenAll(
            browsers
                .Zip(pages)
                .SelectMany(each => Enumerable.Repeat(each, 3))
                .Select(each => each.First.SubmitAsync(each.Second, ("code", code)))
        );

        // A request that comes too late in the browser that has signed in is redirected to the first step.
        Assert.Single(sent, screen => screen.Location == Page);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task SecondFactor_FiveWrongCodes_LockWithThePasswordsFailures()
    {
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        await TryAsync(browser, person.Email, "wrong password");
        var page = await person.PasswordAsync(browser);
        for (var i = 0; i < 4; i++)
            page = await browser.SubmitAsync(page, ("code", person.WrongCode()));

        var right = await browser.SubmitAsync(page, ("code", person.Code()));

        Assert.Equal(HttpStatusCode.OK, right.Status);
        Assert.Contains("Code is wrong", right.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ManyFailuresFromOneAddress_WaitWhicheverAccount()
    {
        using var browser = new Browser(host);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        for (var i = 0; i < 50; i++)
            Assert.Equal(
                HttpStatusCode.OK,
                (
                    await TryAsync(browser, $"{Guid.NewGuid():N}@council.example", "wrong password")
                ).Status
            );

        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await TryAsync(browser, person.Email, person.Password)).Status
        );
        using var other = new Browser(host);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await TryAsync(other, person.Email, person.Password)).Status
        );
        host.Clock.Move(TimeSpan.FromMinutes(15.1));
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await TryAsync(browser, person.Email, person.Password)).Status
        );
    }

    private static async Task<Screen> TryAsync(Browser browser, string email, string password)
    {
        var page = await browser.GetAsync(Page);
        // For a signed-in user, this address shows another page.
        return page.Title == "Sign in"
            ? await browser.SubmitAsync(page, ("email", email), ("password", password))
            : throw new InvalidOperationException(page.Title);
    }
}
