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
    public static string? Postcode(string? text)
    {
        if (text is null)
            return null;
        var compact = Spaces().Replace(text, "").ToUpperInvariant();
        return PostcodeShape().IsMatch(compact)
            ? $"{compact[..^3]} {compact[^3..]}"
            : text.Trim().ToUpperInvariant();
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex PostcodeShape();
}
