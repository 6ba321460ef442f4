using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RegionalProviders.Identity.Addresses;

/// <summary>Names of e-mail domains, and which of them no council can have for itself.</summary>
internal static partial class DomainName
{
    private const int MaxLength = 64;
    private static readonly FrozenSet<string> Shared = Load();

    /// <summary>Whether the text is a host name of two labels or more, in lower case.</summary>
    internal static bool IsWellFormed(string text) => HostName().IsMatch(text);

    /// <summary>What is wrong with the domain of a council; null if nothing is.</summary>
    internal static string? Problem(string domain)
    {
        if (domain.Length > MaxLength || !IsWellFormed(domain))
            return "must be a domain in lower case, e.g. leeds.gov.uk.";
        return
            Shared.Contains(domain)
            || Shared.Any(each => each.EndsWith($".{domain}", StringComparison.Ordinal))
            ? "must be a domain of one council, not one that many organisations or people share, such as gov.uk."
            : null;
    }

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(DomainName).Assembly.GetManifestResourceStream(
            "RegionalProviders.Identity.Addresses.shared-domains.txt"
        )!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .ToFrozenSet(StringComparer.Ordinal);
    }

    // RFC 1123, and a last label that is not a number: an IP address is no domain.
    [GeneratedRegex(
        @"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])\z",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex HostName();
}
