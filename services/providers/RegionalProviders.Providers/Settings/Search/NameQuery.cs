using System.Text.RegularExpressions;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>A search for a name: every word must match part of it, exactly or approximately.</summary>
/// <param name="Text">Lower case with single spaces.</param>
/// <param name="Words">The words, longest first: at most ten, as more would not narrow the search further.</param>
/// <param name="UrnFrom">The text as a URN prefix; null if it cannot be one.</param>
/// <param name="UrnTo">Upper bound that sorts after every URN with this prefix.</param>
internal sealed partial record NameQuery(
    string Text,
    string[] Words,
    string? UrnFrom,
    string? UrnTo
)
{
    private const int MaxWords = 10;

    /// <summary>Parses the text; null if it contains no words.</summary>
    public static NameQuery? Of(string text)
    {
        var words = text.ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        // Words of symbols alone ("&", "-") are similar to nothing; they count only if there are no other words.
        var telling = words.Where(word => word.Any(char.IsLetterOrDigit)).ToArray();
        var urn =
            words is [{ Length: >= 3 } only] && UrnShape().IsMatch(only)
                ? only.ToUpperInvariant()
                : null;
        return new NameQuery(
            string.Join(' ', words),
            [
                .. (telling.Length > 0 ? telling : words)
                    .Distinct()
                    .OrderByDescending(word => word.Length)
                    .Take(MaxWords),
            ],
            urn,
            urn is null ? null : urn + '~'
        );
    }

    [GeneratedRegex("^[a-z0-9-]*[0-9][a-z0-9-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex UrnShape();
}
