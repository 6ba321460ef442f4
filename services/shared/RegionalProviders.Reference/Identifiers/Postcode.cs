using System.Text.RegularExpressions;

namespace RegionalProviders.Reference.Identifiers;

/// <summary>Postcodes, areas ("BS") and districts ("BS1", "EC1A") as callers write them.</summary>
public static partial class Postcode
{
    /// <summary>Upper case with one space; null if the text is not a postcode.</summary>
    public static string? Parse(string? text)
    {
        var compact = IdentifierForm.Compact(text);
        return Whole().IsMatch(compact) ? $"{compact[..^3]} {compact[^3..]}" : null;
    }

    /// <summary>The area in upper case; null if the text is not one.</summary>
    public static string? Area(string text) => Matching(AreaShape(), text);

    /// <summary>The district in upper case; null if the text is not one.</summary>
    public static string? District(string text) => Matching(DistrictShape(), text);

    private static string? Matching(Regex shape, string text) =>
        IdentifierForm.Compact(text) is var compact && shape.IsMatch(compact) ? compact : null;

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex("^[A-Z]{1,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex AreaShape();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]?$", RegexOptions.NonBacktracking)]
    private static partial Regex DistrictShape();
}
