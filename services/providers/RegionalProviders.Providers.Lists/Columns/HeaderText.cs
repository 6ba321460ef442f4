using System.Text.RegularExpressions;
using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists.Columns;

/// <summary>
/// Normalises texts so that differences in case, white space, line breaks, quotes, dashes, invisible characters or the
/// year do not count.
/// </summary>
internal static partial class HeaderText
{
    public static string Normalise(string text) =>
        Year().Replace(PlainText.Normalise(text), "{year}");

    [GeneratedRegex(@"\b(?:19|20)\d\d\b", RegexOptions.NonBacktracking)]
    private static partial Regex Year();
}
