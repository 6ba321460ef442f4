using Npgsql;
using RegionalProviders.Placements.Children;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>Rows of one batch as the columns that a statement takes them by, each an array.</summary>
internal sealed class StagedRows
{
    /// <summary>The columns, behind the submission and the time.</summary>
    public const string Parameters = """
        $3::uuid[], $4::integer[], $5::text[], $6::bytea[], $7::bytea[], $8::boolean[], $9::smallint[], $10::text[],
        $11::date[], $12::date[], $13::text[], $14::text[], $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[]
        """;

    private readonly List<JudgedRow> rows;
    private readonly Guid[] ids;
    private readonly byte[][] children;
    private readonly byte[][] hashes;

    public StagedRows(
        IReadOnlyList<JudgedRow> judged,
        CouncilReferences references,
        DateTimeOffset now
    )
    {
        rows = LastOfEach(judged);
        ids = new Guid[rows.Count];
        children = new byte[rows.Count][];
        hashes = new byte[rows.Count][];
        using var sealer = references.Sealer();
        for (var i = 0; i < rows.Count; i++)
        {
            ids[i] = Guid.CreateVersion7(now);
            children[i] = sealer.Encrypt(ids[i], rows[i].Identifier);
            hashes[i] = sealer.Hash(Key(rows[i]));
        }
    }

    public int Count => rows.Count;

    /// <summary>What was found, with the id of the row.</summary>
    public IEnumerable<(Guid RowId, FoundInRow Found)> Findings =>
        rows.SelectMany((row, i) => row.Findings.Select(found => (ids[i], found)));

    public IEnumerable<NpgsqlParameter> ToParameters() =>
        [
            Of(ids),
            Of(row => row.Line),
            Of(row => row.RowKey),
            Of(children),
            Of(hashes),
            Of(row => row.Identifier.Length > 0),
            Of(row => (short)row.Kind),
            Of(row => row.Texts),
            Of(row => row.StartedOn),
            Of(row => row.EndedOn),
            Of(row => row.Urn),
            Of(row => row.ProvisionType),
            Of(row => row.TotalPence),
            Of(row => row.SocialCarePence),
            Of(row => row.EducationPence),
            Of(row => row.HealthPence),
        ];

    // One statement cannot touch a row twice: of two with the same child and key the later one stands.
    private static List<JudgedRow> LastOfEach(IReadOnlyList<JudgedRow> judged)
    {
        var places = new Dictionary<(string, string), int>(judged.Count);
        var last = new List<JudgedRow>(judged.Count);
        foreach (var row in judged)
            if (places.TryAdd((Key(row), row.RowKey), last.Count))
                last.Add(row);
            else
                last[places[(Key(row), row.RowKey)]] = row;
        return last;
    }

    // Officers write one child's reference in either case.
    private static string Key(JudgedRow row) => row.Identifier.ToUpperInvariant();

    private NpgsqlParameter<T[]> Of<T>(Func<JudgedRow, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        return Of(values);
    }

    private static NpgsqlParameter<T[]> Of<T>(T[] values) => new() { TypedValue = values };
}
