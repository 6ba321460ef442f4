using System.Text.RegularExpressions;

namespace RegionalProviders.Reference.Identifiers;

/// <summary>The Department for Education's number of a school: six digits.</summary>
public static partial class SchoolUrn
{
    /// <summary>The number; null if the text is not one.</summary>
    public static string? Parse(string? text) =>
        IdentifierForm.Compact(text) is var plain && Shape().IsMatch(plain) ? plain : null;

    [GeneratedRegex("^[0-9]{6}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
