using Microsoft.Extensions.Options;

namespace RegionalProviders.Identity.Pages;

/// <summary>
/// Our cookies: for this host alone, unseen by scripts, sent on coming from another site by a link but not by its forms,
/// over TLS only where there is TLS.
/// </summary>
internal sealed class Cookies(IOptions<IdentityOptions> options)
{
    /// <summary>The token of the session.</summary>
    internal const string Session = "rp-session";

    /// <summary>Ties forms to the browser that they were made for.</summary>
    internal const string Form = "rp-form";

    internal string? Read(HttpContext http, string name) =>
        http.Request.Cookies[NameOf(name)] is { Length: > 0 and <= 100 } value ? value : null;

    internal void Write(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(NameOf(name), value, Rules());

    internal void Delete(HttpContext http, string name) =>
        http.Response.Cookies.Delete(NameOf(name), Rules());

    // The prefix makes browsers refuse the cookie from anybody but this host over TLS.
    private string NameOf(string name) => options.Value.IsHttps ? $"__Host-{name}" : name;

    private CookieOptions Rules() =>
        new()
        {
            HttpOnly = true,
            Secure = options.Value.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };
}
