using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// The framework's cookies, encrypted with Data Protection: for this host alone, HttpOnly, SameSite=Lax (sent when a
/// link on another site is followed, but not with that site's forms), and Secure where there is TLS. They name a
/// session and contain nothing else.
/// </summary>
internal static class SignInCookies
{
    /// <summary>Authentication scheme of users who have given both factors.</summary>
    internal static readonly string Complete = IdentityConstants.ApplicationScheme;

    /// <summary>Authentication scheme of users who have given the password and must still give the second factor.</summary>
    internal static readonly string BetweenFactors = IdentityConstants.TwoFactorUserIdScheme;

    /// <summary>Authentication scheme that names the browser, for <see cref="KnownDevices"/>.</summary>
    internal static readonly string Device = IdentityConstants.TwoFactorRememberMeScheme;

    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    internal static readonly TimeSpan TimeBetweenFactors = TimeSpan.FromMinutes(5);
    internal static readonly TimeSpan DeviceLifetime = TimeSpan.FromDays(180);

    // The framework ties antiforgery tokens to "sub": those of one session are useless in another.
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
        // The prefix makes browsers refuse the cookie unless this host sets it over TLS.
        cookie.Name = identity.IsHttps ? $"__Host-{name}" : name;
        cookie.SecurePolicy = identity.IsHttps
            ? CookieSecurePolicy.Always
            : CookieSecurePolicy.None;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }

    internal static Task WriteAsync(HttpContext http, Session session) =>
        WriteAsync(http, SchemeOf(session.IsComplete), session.Id);

    internal static Task WriteDeviceAsync(HttpContext http, Guid device) =>
        WriteAsync(http, Device, device);

    /// <summary>The session that the browser's cookie names. Only the database knows whether it is still valid.</summary>
    internal static Task<Guid?> ReadAsync(HttpContext http, bool isComplete) =>
        ReadAsync(http, SchemeOf(isComplete));

    /// <summary>The browser's name; a new one if it has none.</summary>
    internal static async Task<Guid> ReadDeviceAsync(HttpContext http) =>
        await ReadAsync(http, Device) ?? Guid.NewGuid();

    internal static Task DeleteAsync(HttpContext http, bool isComplete) =>
        http.SignOutAsync(SchemeOf(isComplete));

    private static Task WriteAsync(HttpContext http, string scheme, Guid id)
    {
        var identity = new ClaimsIdentity([new(SessionIdClaim, id.ToString())], scheme);
        return http.SignInAsync(scheme, new ClaimsPrincipal(identity));
    }

    private static async Task<Guid?> ReadAsync(HttpContext http, string scheme)
    {
        var result = await http.AuthenticateAsync(scheme);
        return Guid.TryParse(result.Principal?.FindFirstValue(SessionIdClaim), out var id)
            ? id
            : null;
    }

    private static string SchemeOf(bool isComplete) => isComplete ? Complete : BetweenFactors;
}
