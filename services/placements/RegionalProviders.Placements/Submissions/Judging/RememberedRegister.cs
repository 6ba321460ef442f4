using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Judging;

/// <summary>
/// The register, asked once for each number in a stream of rows, most of which name the same settings. For one thread at a
/// time.
/// </summary>
/// <param name="stored">Knows them.</param>
internal sealed class RememberedRegister(IRegister stored) : IRegister
{
    // However many numbers come.
    private const int MostKnown = 10_000;

    // What was found before, and what was not.
    private readonly Dictionary<string, Registration?> known = [];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, Registration>> FindAsync(
        IReadOnlyCollection<string> urns,
        CancellationToken cancellationToken
    )
    {
        if (known.Count + urns.Count > MostKnown)
            known.Clear();
        var missing = urns.Where(urn => !known.ContainsKey(urn)).ToList();
        if (missing.Count > 0)
        {
            var found = await stored.FindAsync(missing, cancellationToken);
            foreach (var urn in missing)
                known[urn] = found.GetValueOrDefault(urn);
        }
        var answer = new Dictionary<string, Registration>(urns.Count);
        foreach (var urn in urns)
            if (known[urn] is { } registration)
                answer[urn] = registration;
        return answer;
    }
}
