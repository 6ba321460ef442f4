using System.Text.RegularExpressions;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>One spelling for what lists spell in several.</summary>
internal static partial class Text
{
    /// <summary>Lower case, single spaces: what makes two spellings of an owner one.</summary>
    public static string Key(string name) => Spaces().Replace(name.Trim(), " ").ToLowerInvariant();

    /// <summary>Upper case with one space before the inward part; what is no postcode stays as it is.</summary>
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
