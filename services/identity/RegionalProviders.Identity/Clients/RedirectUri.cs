using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Clients;

/// <summary>
/// Addresses to which browsers are redirected. Compared as text, because normalisation could be exploited.
/// </summary>
internal static class RedirectUri
{
    private const int Most = 10;

    /// <summary>
    /// Whether the requested address is registered; a loopback address matches with any port (RFC 8252 section 7.3).
    /// </summary>
    internal static bool IsRegistered(string asked, IReadOnlyList<string> registered) =>
        registered.Contains(asked, StringComparer.Ordinal)
        || (
            IsCanonical(asked, out var uri)
            && IsLoopback(uri)
            && registered.Any(each =>
                IsLoopback(new Uri(each)) && WithoutPort(each) == WithoutPort(asked)
            )
        );

    /// <summary>Refuses addresses that are not safe to send answers to.</summary>
    internal static void CheckRegistrations(
        string field,
        IReadOnlyList<string> uris,
        int fewest,
        bool isForPeople
    )
    {
        if (!isForPeople && uris.Count > 0)
            throw Fault.Invalid(field, "is for clients with AUTHORIZATION_CODE only.");
        if (uris.Count < fewest || uris.Count > Most)
            throw Fault.Invalid(field, $"must be {fewest} to {Most} addresses.");
        var violations = uris.Select((uri, i) => (Problem: Problem(uri), i))
            .Where(each => each.Problem is not null)
            .Select(each => new FieldViolation($"{field}[{each.i}]", each.Problem!))
            .ToList();
        if (violations.Count > 0)
            throw Fault.Invalid(violations);
    }

    private static string? Problem(string text)
    {
        if (!IsCanonical(text, out var uri))
            return "must be a full address in its plain form, with a path (at least /), lower-case host and no needless escapes.";
        if (
            uri.UserInfo.Length > 0
            || text.Contains('#', StringComparison.Ordinal)
            || text.Contains('*', StringComparison.Ordinal)
        )
            return "must have no user name, no fragment (#) and no wildcard.";
        return uri.Scheme == Uri.UriSchemeHttps || IsLoopback(uri)
            ? null
            : "must be https, or http with 127.0.0.1 or [::1] for an application on a person's own machine.";
    }

    private static bool IsCanonical(string text, out Uri uri) =>
        Uri.TryCreate(text, UriKind.Absolute, out uri!)
        && string.Equals(uri.AbsoluteUri, text, StringComparison.Ordinal);

    // Numeric addresses only: "localhost" can be made to resolve to another machine.
    private static bool IsLoopback(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttp && uri.Host is "127.0.0.1" or "[::1]";

    private static string WithoutPort(string text) =>
        new UriBuilder(text) { Port = -1 }
            .Uri
            .AbsoluteUri;
}
