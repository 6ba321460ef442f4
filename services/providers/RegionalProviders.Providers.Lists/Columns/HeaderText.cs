using System.Text;
using System.Text.RegularExpressions;

namespace RegionalProviders.Providers.Lists.Columns;

/// <summary>Makes texts comparable that differ only in case, white space, line breaks, quotes, dashes, invisible characters or the year.</summary>
internal static partial class HeaderText
{
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var plain = c switch
            {
                '\u2018' or '\u2019' or '\u201B' or '\u0060' or '\u00B4' => '\'',
                '\u201C' or '\u201D' => '"',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => '-',
                '\uFEFF' or '\u200B' or '\u200C' or '\u200D' => '\0',
                _ when char.IsWhiteSpace(c) || char.IsControl(c) => ' ',
                _ => char.ToLowerInvariant(c),
            };
            if (plain != '\0' && (plain != ' ' || (result.Length > 0 && result[^1] != ' ')))
                result.Append(plain);
        }
        return Year().Replace(result.ToString().TrimEnd(), "{year}");
    }

    [GeneratedRegex(@"\b(?:19|20)\d\d\b", RegexOptions.NonBacktracking)]
    private static partial Regex Year();
}
