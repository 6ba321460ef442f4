using System.Collections.Concurrent;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Returns;

/// <summary>Finds councils by name, by code, or by the name of a district within them.</summary>
internal static class Authorities
{
    private const int MaxCached = 4_096;
    private const int MaxNameLength = 100;

    private static readonly Dictionary<string, string> Districts = CodeFile
        .Rows("districts.csv")
        .ToDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);

    // Caches councils found, never unknown texts, so that a hostile file cannot fill the cache.
    private static readonly ConcurrentDictionary<string, Council> Known = new(
        StringComparer.OrdinalIgnoreCase
    );

    public static Council? Find(string text)
    {
        if (text.Length > MaxNameLength)
            return null;
        if (Known.TryGetValue(text, out var known))
            return known;
        var council = Look(text);
        if (council is not null && Known.Count < MaxCached)
            Known.TryAdd(text, council);
        return council;
    }

    private static Council? Look(string text) =>
        CouncilDirectory.FindByName(text)
        ?? CouncilDirectory.FindByGss(text)
        ?? CouncilDirectory.FindByDfe(text)
        ?? (
            Districts.TryGetValue(text, out var county) ? CouncilDirectory.FindByName(county) : null
        );
}
