using System.Net;
using System.Text.RegularExpressions;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.SignIn;
using RegionalProviders.Identity.V1;

namespace Identity.Tests.Fixtures;

/// <summary>Somebody with a password, an authenticator application and recovery codes.</summary>
internal sealed class Person(IdentityHost host, string id, string email)
{
    internal const string GoodPassword = "otter lantern gravel";
    private long lastStep;

    internal string Id => id;
    internal string Email => email;
    internal string Password { get; private set; } = GoodPassword;
    internal byte[] Secret { get; private set; } = [];
    internal string[] RecoveryCodes { get; private set; } = [];

    /// <summary>A user of a council who can sign in.</summary>
    internal static async Task<Person> CreateAsync(
        IdentityHost host,
        string gss,
        params Role[] roles
    )
    {
        var administrator = await host.CouncilAsync(gss, Role.Administrator);
        var created = await administrator.Users.CreateUserAsync(Request(roles));
        var person = new Person(host, created.User.Id, created.User.Email);
        await person.ActivateAsync(created.Invitation.Link);
        return person;
    }

    internal static CreateUserRequest Request(params Role[] roles) =>
        new()
        {
            Email = $"{Guid.NewGuid():N}@council.example",
            DisplayName = "Test Person",
            Kind = PrincipalKind.Council,
            Roles = { roles },
        };

    /// <summary>Somebody with an address at the domain.</summary>
    internal static CreateUserRequest At(string domain, params Role[] roles)
    {
        var request = Request(roles);
        request.Email = $"{Guid.NewGuid():N}@{domain}";
        return request;
    }

    /// <summary>Opens an invitation link and sets a password and a second factor.</summary>
    internal async Task ActivateAsync(string link, string password = GoodPassword)
    {
        var done = await SubmitAsync(link, password);
        Assert.Equal("You can now sign in", done.Title);
        Password = password;
        Note(done);
    }

    /// <summary>The same for an account that cannot be activated; returns what the page says.</summary>
    internal async Task<string> TryToActivateAsync(string link)
    {
        var page = await SubmitAsync(link, GoodPassword);
        Assert.NotEqual("You can now sign in", page.Title);
        return WebUtility.HtmlDecode(
            Regex.Match(page.Html, "<p class=\"error\"[^>]*>(.*?)</p>").Groups[1].Value
        );
    }

    private async Task<Screen> SubmitAsync(string link, string password)
    {
        using var browser = new Browser(host);
        var page = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Enrol(page);
        return await browser.SubmitAsync(
            page,
            ("password", password),
            ("password_again", password),
            ("code", Code())
        );
    }

    /// <summary>Copies the setup key from the page into the authenticator application.</summary>
    internal void Enrol(Screen page)
    {
        var key = Regex.Match(page.Html, "id=\"setup-key\">([A-Z2-7 ]+)<").Groups[1].Value;
        if (key.Length > 0)
            Secret = FromBase32(key.Replace(" ", "", StringComparison.Ordinal));
    }

    internal void Note(Screen page)
    {
        var codes = Regex
            .Matches(page.Html, "<li>([A-Z2-7-]{19})</li>")
            .Select(match => match.Groups[1].Value);
        RecoveryCodes = [.. codes];
    }

    /// <summary>A code that was not used before; if there is none now, moves the clock to the next one.</summary>
    internal string Code()
    {
        while (lastStep >= Step() + 1)
            host.Clock.Move(TimeSpan.FromSeconds(Totp.PeriodSeconds));
        lastStep = Math.Max(lastStep + 1, Step());
        return Totp.CodeAt(Secret, lastStep);
    }

    /// <summary>A code that is certain to be wrong at this time.</summary>
    internal string WrongCode()
    {
        var right = Enumerable
            .Range(-2, 5)
            .Select(off => Totp.CodeAt(Secret, Step() + off))
            .ToHashSet();
        return Enumerable
            .Range(0, 100)
            .Select(n => n.ToString("D6", null))
            .First(code => !right.Contains(code));
    }

    /// <summary>Signs in on the page at the address; returns the response, with the next address.</summary>
    internal async Task<Screen> SignInAsync(Browser browser, string address = "/account/sign-in")
    {
        var second = await PasswordAsync(browser, address);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        return await browser.SubmitAsync(second, ("code", Code()));
    }

    /// <summary>Completes the first step; returns the page of the second.</summary>
    internal async Task<Screen> PasswordAsync(Browser browser, string address = "/account/sign-in")
    {
        var first = await browser.GetAsync(address);
        var sent = await browser.SubmitAsync(first, ("email", email), ("password", Password));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        return await browser.GetAsync(sent.Location);
    }

    private long Step() => host.Clock.GetUtcNow().ToUnixTimeSeconds() / Totp.PeriodSeconds;

    private static byte[] FromBase32(string text)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(
            text.Select(c =>
                Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')
            )
        );
        return
        [
            .. bits.Chunk(8)
                .Where(chunk => chunk.Length == 8)
                .Select(chunk => Convert.ToByte(new string(chunk), 2)),
        ];
    }
}
