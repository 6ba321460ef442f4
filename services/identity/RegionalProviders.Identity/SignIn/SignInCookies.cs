using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// The framework's cookies, encrypted with Data Protection: for this host alone, unseen by scripts, sent on coming from
/// another site by a link but not by its forms, over TLS only where there is TLS. They name a session and nothing else.
/// </summary>
internal static class SignInCookies
{
    /// <summary>Authentication scheme of those who gave both factors.</summary>
    internal static readonly string Complete = IdentityConstants.ApplicationScheme;

    /// <summary>Authentication scheme of those who gave the password and are to give the second factor.</summary>
    internal static readonly string BetweenFactors = IdentityConstants.TwoFactorUserIdScheme;

    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    internal static readonly TimeSpan TimeBetweenFactors = TimeSpan.FromMinutes(5);

    // "sub" is what the framework's antiforgery tokens are tied to: those of one session are of no use in another.
    private const string SessionIdClaim = "sub";

    internal static void Configure(
        CookieAuthenticationOptions options,
        string name,
        TimeSpan lifetime,
        IdentityOptions identity
    )
    {
        Restrict(options.Cookie, name, identity);
        options.ExpireTimeSpan = lifetime;
        options.SlidingExpiration = false;
    }

    internal static void Restrict(CookieBuilder cookie, string name, IdentityOptions identity)
    {
        // The prefix makes browsers refuse the cookie from anybody but this host over TLS.
        cookie.Name = identity.IsHttps ? $"__Host-{name}" : name;
        cookie.SecurePolicy = identity.IsHttps
            ? CookieSecurePolicy.Always
            : CookieSecurePolicy.None;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }

    internal static Task WriteAsync(HttpContext http, Session session)
    {
        var scheme = SchemeOf(session.IsComplete);
        var identity = new ClaimsIdentity([new(SessionIdClaim, session.Id.ToString())], scheme);
        return http.SignInAsync(scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>The session that the browser's cookie names. Whether it still counts is for the database to say.</summary>
    internal static async Task<Guid?> ReadAsync(HttpContext http, bool isComplete)
    {
        var result = await http.AuthenticateAsync(SchemeOf(isComplete));
        return Guid.TryParse(result.Principal?.FindFirstValue(SessionIdClaim), out var id)
            ? id
            : null;
    }

    internal static Task DeleteAsync(HttpContext http, bool isComplete) =>
        http.SignOutAsync(SchemeOf(isComplete));

    private static string SchemeOf(bool isComplete) => isComplete ? Complete : BetweenFactors;
}
