using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>
/// The register, asked once for each number in a stream of rows, most of which name the same settings. For one thread at a
/// time.
/// </summary>
/// <param name="stored">Knows them.</param>
internal sealed class CachedRegister(IRegister stored) : IRegister
{
    // However many numbers come.
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
