using System.Text.RegularExpressions;

namespace RegionalProviders.Reference.Identifiers;

/// <summary>
/// Ofsted's number of a social care registration: letters and digits (<c>SC012345</c>) or seven digits. Six digits alone
/// are a school's number.
/// </summary>
public static partial class OfstedUrn
{
    /// <summary>The number in upper case; null if the text is not one.</summary>
    public static string? Parse(string? text) =>
        IdentifierForm.Compact(text) is var plain && Shape().IsMatch(plain) ? plain : null;

    [GeneratedRegex("^(?:[A-Z]{2,3}[0-9]{5,6}|[0-9]{7})$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
