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
    }

    public IReadOnlyList<SealedRow> Rows { get; }

    public static SealedBatch Of(
        IReadOnlyList<JudgedRow> judged,
        CouncilReferences references,
        DateTimeOffset now
    )
    {
        using var sealer = references.Sealer();
        var rows = new SealedRow[judged.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var id = Guid.CreateVersion7(now);
            rows[i] = new SealedRow(
                judged[i],
                id,
                sealer.Encrypt(id, judged[i].Identifier),
                // Officers write one child's reference in either case.
                sealer.Hash(judged[i].Identifier.ToUpperInvariant())
            );
        }
        return new SealedBatch(references.KeyId, rows);
    }

    /// <summary>The rows under the key that the council has now: a key that was deleted meanwhile must not be used again.</summary>
    public IReadOnlyList<SealedRow> Under(CouncilReferences references, DateTimeOffset now) =>
        keyId == references.KeyId
            ? Rows
            : Of([.. Rows.Select(sealedRow => sealedRow.Row)], references, now).Rows;
}
