using RegionalProviders.Placements.Children;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>Judged rows whose child references were encrypted under one key of the council.</summary>
internal sealed class SealedBatch
{
    private readonly Guid keyId;

    private SealedBatch(Guid keyId, IReadOnlyList<SealedRow> rows)
    {
        this.keyId = keyId;
        Rows = rows;
        Staged = new StagedRows(rows);
    }

    public IReadOnlyList<SealedRow> Rows { get; }

    /// <summary>All of them, as statements take them.</summary>
    public StagedRows Staged { get; }

    public static SealedBatch Of(
        IReadOnlyList<JudgedRow> judged,
        CouncilReferences references,
        DateTimeOffset now
    )
    {
        using var sealer = references.Sealer(judged.Count);
        var ids = RowIds.Take(judged.Count, now);
        var rows = new SealedRow[judged.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new SealedRow(
                judged[i],
                ids[i],
                sealer.Encrypt(ids[i], judged[i].Identifier),
                // Officers write one child's reference in either case.
                sealer.Hash(judged[i].Identifier.ToUpperInvariant())
            );
        }
        return new SealedBatch(references.KeyId, rows);
    }

    /// <summary>The batch under the key that the council has now: a key that was deleted meanwhile must not be used again.</summary>
    public SealedBatch Under(CouncilReferences references, DateTimeOffset now) =>
        keyId == references.KeyId
            ? this
            : Of([.. Rows.Select(sealedRow => sealedRow.Row)], references, now);

    /// <summary>The rows of which no later one has the same child and key: one statement cannot touch a row twice.</summary>
    public IReadOnlyList<SealedRow> LastOfEach()
    {
        var places = new Dictionary<(string, string), int>(Rows.Count);
        var last = new List<SealedRow>(Rows.Count);
        foreach (var each in Rows)
        {
            var key = (each.Row.RowKey, Convert.ToHexString(each.Hash));
            if (places.TryAdd(key, last.Count))
                last.Add(each);
            else
                last[places[key]] = each;
        }
        return last;
    }
}
