using System.Text;

namespace RegionalProviders.Tables;

/// <summary>Makes the texts in files comparable and storable.</summary>
public static class PlainText
{
    /// <summary>
    /// The text in lower case, with variants of white space, line breaks, quotes, dashes and invisible characters made
    /// equal.
    /// </summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
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
        return result.ToString().TrimEnd();
    }

    /// <summary>
    /// The text on one line, trimmed, each run of white space as one space; characters that cannot be stored become
    /// spaces.
    /// </summary>
    /// <param name="text">Text of a cell.</param>
    /// <param name="faulty">
    /// True if the cell had NUL, another control character, a direction override or half a surrogate pair.
    /// </param>
    public static string Clean(string text, out bool faulty)
    {
        ArgumentNullException.ThrowIfNull(text);
        faulty = false;
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !HasSpareSpace(text))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(c).Append(text[++i]);
                continue;
            }
            var bad = IsUnstorable(c);
            faulty |= bad;
            if (!bad && !char.IsWhiteSpace(c))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }
        return result.ToString().TrimEnd();
    }

    private static bool HasSpareSpace(string text) =>
        text is [' ', ..] or [.., ' '] || text.AsSpan().IndexOf("  ") >= 0;

    private static bool IsUnstorable(char c) =>
        (char.IsControl(c) && !char.IsWhiteSpace(c))
        || char.IsSurrogate(c)
        || c
            is (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069')
                or '\uFFFE'
                or '\uFFFF';
}
