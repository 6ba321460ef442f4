using RegionalProviders.Placements.Children;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>Checked rows whose child references were encrypted under one key of the council.</summary>
internal sealed class EncryptedBatch
{
    private readonly Guid keyId;

    private EncryptedBatch(Guid keyId, IReadOnlyList<EncryptedRow> rows)
    {
        this.keyId = keyId;
        Rows = rows;
        Columns = new RowColumns(rows);
    }

    public IReadOnlyList<EncryptedRow> Rows { get; }

    /// <summary>All of them, as statements take them.</summary>
    public RowColumns Columns { get; }

    /// <summary>Number of the last row in its stream: rows come in the order of their numbers.</summary>
    public int LastNumber => Rows[^1].Checked.Row.Line;

    public static EncryptedBatch Of(
        IReadOnlyList<CheckedReturnRow> rows,
        CouncilReferences references,
        DateTimeOffset now
    )
    {
        using var sealer = references.Sealer(rows.Count);
        var ids = RowIdGenerator.Take(rows.Count, now);
        var encrypted = new EncryptedRow[rows.Count];
        for (var i = 0; i < encrypted.Length; i++)
        {
            encrypted[i] = new EncryptedRow(
                rows[i],
                ids[i],
                sealer.Encrypt(ids[i], rows[i].Identifier),
                // Officers write one child's reference in either case.
                sealer.Hash(rows[i].Identifier.ToUpperInvariant())
            );
        }
        return new EncryptedBatch(references.KeyId, encrypted);
    }

    /// <summary>The batch under the key that the council has now: a key that was deleted meanwhile must not be used again.</summary>
    public EncryptedBatch Under(CouncilReferences references, DateTimeOffset now) =>
        keyId == references.KeyId
            ? this
            : Of([.. Rows.Select(row => row.Checked)], references, now);

    /// <summary>The rows of which no later one has the same child and key: one statement cannot touch a row twice.</summary>
    public IReadOnlyList<EncryptedRow> LastOfEach()
    {
        var places = new Dictionary<(string, string), int>(Rows.Count);
        var last = new List<EncryptedRow>(Rows.Count);
        foreach (var row in Rows)
        {
            var key = (row.Checked.Key, Convert.ToHexString(row.Hash));
            if (places.TryAdd(key, last.Count))
                last.Add(row);
            else
                last[places[key]] = row;
        }
        return last;
    }
}
