using RegionalProviders.Placements.Children;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>Checked rows whose child references were encrypted under one of the council's keys.</summary>
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

    /// <summary>All rows, as arrays for statements.</summary>
    public RowColumns Columns { get; }

    /// <summary>Number of the last row in its stream: rows arrive in the order of their numbers.</summary>
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
                // Officers may write a child's reference in upper or lower case.
                sealer.Hash(rows[i].Identifier.ToUpperInvariant())
            );
        }
        return new EncryptedBatch(references.KeyId, encrypted);
    }

    /// <summary>
    /// The batch under the council's present key, re-encrypted if necessary: a key that was deleted meanwhile must not
    /// be used.
    /// </summary>
    public EncryptedBatch Under(CouncilReferences references, DateTimeOffset now) =>
        keyId == references.KeyId
            ? this
            : Of([.. Rows.Select(row => row.Checked)], references, now);

    /// <summary>The last row for each child and key: one statement cannot affect a row twice.</summary>
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
