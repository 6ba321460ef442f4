using System.Text.RegularExpressions;

namespace RegionalProviders.Providers.Lists.Rows;

/// <summary>Ofsted's owner column may append a Companies House number, and after it a charity number: "Over The Wall 03713232, 1075361".</summary>
internal static partial class OwnerText
{
    public static (string? Name, string? CompanyNumber) Split(string? text)
    {
        if (text is null)
            return (null, null);
        var match = Pattern().Match(text);
        return match.Success
            ? (match.Groups["name"].Value.TrimEnd(' ', ',', '-'), match.Groups["number"].Value)
            : (text, null);
    }

    [GeneratedRegex(
        @"^(?<name>.*\p{L}.*?)[ ,(-]+(?<number>\d{8}|(?:SC|NI|OC|SO|NC|RC|IP|CE)\d{6})\)?(?:,\s*\d{6,8})?\s*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
