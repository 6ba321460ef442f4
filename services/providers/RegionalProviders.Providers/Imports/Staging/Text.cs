using System.Text.RegularExpressions;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>Normalises texts that lists spell in different ways.</summary>
internal static partial class Text
{
    /// <summary>Lower case, single spaces: spellings of one owner that differ only in these have the same key.</summary>
    public static string Key(string name) => Spaces().Replace(name.Trim(), " ").ToLowerInvariant();

    /// <summary>
    /// Upper case with one space before the inward code; a text that is not a postcode is returned unchanged.
    /// </summary>
    public static string? Postcode(string? text) =>
        Reference.Identifiers.Postcode.Parse(text) ?? text?.Trim().ToUpperInvariant();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
