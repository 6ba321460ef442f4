using System.Text.RegularExpressions;

namespace RegionalProviders.Placements.Returns;

/// <summary>The form of postcodes; whether one exists is not known here.</summary>
internal static partial class Postcodes
{
    /// <summary>The postcode in capitals and without spaces, so that spellings of it are equal.</summary>
    public static string Plain(string postcode) =>
        postcode.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Whether a plain postcode has both its parts.</summary>
    public static bool IsWhole(string plain) => Whole().IsMatch(plain);

    /// <summary>Whether it is a postcode, or a district: councils may shorten postcodes before they pass them on.</summary>
    public static bool IsReadable(string plain) => IsWhole(plain) || District().IsMatch(plain);

    [GeneratedRegex(@"^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[A-Z]{1,2}[0-9][A-Z0-9]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex District();
}
