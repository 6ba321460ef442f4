using System.Text.RegularExpressions;

namespace RegionalProviders.Reference.Identifiers;

/// <summary>CQC's id of a location, such as <c>1-101639177</c> or <c>RXX01</c>.</summary>
public static partial class CqcId
{
    /// <summary>The id in upper case; null if the text is not one.</summary>
    public static string? Parse(string? text) =>
        IdentifierForm.Compact(text) is var plain && Shape().IsMatch(plain) ? plain : null;

    [GeneratedRegex("^[0-9A-Z][0-9A-Z-]{2,19}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
