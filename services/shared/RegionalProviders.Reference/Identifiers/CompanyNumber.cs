using System.Text.RegularExpressions;

namespace RegionalProviders.Reference.Identifiers;

/// <summary>Companies House number: eight digits, or two letters and six digits (<c>SC012345</c>, <c>IP12345R</c>).</summary>
public static partial class CompanyNumber
{
    private const int Length = 8;

    /// <summary>
    /// The number in upper case, with the zeros that spreadsheets drop; null if the text is not a company number.
    /// </summary>
    public static string? Parse(string? text)
    {
        var plain = IdentifierForm.Compact(text);
        if (!Shape().IsMatch(plain))
            return null;
        var prefix = char.IsAsciiLetter(plain[0]) ? plain[..2] : "";
        return prefix + plain[prefix.Length..].PadLeft(Length - prefix.Length, '0');
    }

    // "R0" is a prefix too: Northern Ireland's old registers.
    [GeneratedRegex(
        "^(?:[0-9]{4,8}|(?:[A-Z]{2}|R0)[0-9]{3,6}|IP[0-9]{3,5}R)$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Shape();
}
