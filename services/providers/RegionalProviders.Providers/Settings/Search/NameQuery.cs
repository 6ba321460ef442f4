using System.Text.RegularExpressions;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>What somebody typed to find a name: every word must be in it, as a part or nearly so.</summary>
/// <param name="Text">Lower case with single spaces.</param>
/// <param name="Words">The words, longest first: at most ten, more would find nothing else.</param>
/// <param name="UrnFrom">The text as the beginning of a URN; null where it cannot be one.</param>
/// <param name="UrnTo">What sorts after every URN that begins so.</param>
internal sealed partial record NameQuery(
    string Text,
    string[] Words,
    string? UrnFrom,
    string? UrnTo
)
{
    private const int MaxWords = 10;

    /// <summary>Reads the text; null where it says nothing.</summary>
    public static NameQuery? Of(string text)
    {
        var words = text.ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        // Signs alone ("&", "-") have no likeness to anything; they count only where there is nothing else.
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
