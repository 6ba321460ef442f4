using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>
/// Caches the register for a stream of rows, most of which name the same settings: each number is looked up once. Not
/// thread-safe.
/// </summary>
/// <param name="stored">The register to look numbers up in.</param>
internal sealed class CachedRegister(IRegister stored) : IRegister
{
    // Limits memory, however many numbers a stream contains.
    private const int MaxKnown = 10_000;

    private readonly Dictionary<string, Registration> found = [];
    private readonly HashSet<string> absent = [];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, Registration>> FindAsync(
        IReadOnlyCollection<string> urns,
        CancellationToken cancellationToken
    )
    {
        var missing = Missing(urns);
        if (missing.Count == 0)
            return found;
        if (found.Count + absent.Count + missing.Count > MaxKnown)
        {
            found.Clear();
            absent.Clear();
            missing = Missing(urns);
        }
        var stands = await stored.FindAsync(missing, cancellationToken);
        foreach (var urn in missing)
            if (stands.TryGetValue(urn, out var registration))
                found[urn] = registration;
            else
                absent.Add(urn);
        return found;
    }

    private HashSet<string> Missing(IReadOnlyCollection<string> urns)
    {
        var missing = new HashSet<string>();
        foreach (var urn in urns)
            if (!found.ContainsKey(urn) && !absent.Contains(urn))
                missing.Add(urn);
        return missing;
    }
}
