namespace RegionalProviders.Identity.Issuers;

/// <summary>
/// Issuers that sign for everybody who has an account there: whoever controls them, it is no council. Registered as a
/// council's, one would let strangers in, and shut every other council out.
/// </summary>
internal static class SharedIssuers
{
    // The directory of personal Microsoft accounts, which is the same everywhere.
    private const string MicrosoftAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad";

    // Microsoft's issuers are one for each directory, by the first part of the path.
    private static readonly HashSet<string> SharedDirectories =
    [
        "",
        "common",
        "organizations",
        "consumers",
        "adfs",
        "%7btenantid%7d",
        MicrosoftAccounts,
    ];

    private static readonly HashSet<string> Microsoft =
    [
        "login.microsoftonline.com",
        "login.microsoftonline.us",
        "login.windows.net",
        "login.microsoft.com",
        "sts.windows.net",
    ];

    private static readonly HashSet<string> Hosts =
    [
        "accounts.google.com",
        "securetoken.google.com",
        "appleid.apple.com",
        "account.apple.com",
        "login.live.com",
        "www.facebook.com",
        "www.linkedin.com",
        "login.salesforce.com",
        "login.yahoo.com",
        "api.login.yahoo.com",
        "token.actions.githubusercontent.com",
        "gitlab.com",
        "oidc.account.gov.uk",
        "signin.account.gov.uk",
    ];

    internal static bool Contains(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri)
        && (
            Hosts.Contains(uri.Host)
            || Microsoft.Contains(uri.Host) && SharedDirectories.Contains(Directory(uri))
        );

    private static string Directory(Uri issuer) =>
        issuer.AbsolutePath.Split('/', 3)[1].ToLowerInvariant();
}
