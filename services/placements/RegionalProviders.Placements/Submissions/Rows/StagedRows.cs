using Npgsql;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>Rows of one batch as the columns that a statement takes them by, each an array.</summary>
internal sealed class StagedRows(IReadOnlyList<SealedRow> sealedRows)
{
    /// <summary>The columns, behind the submission, its council and the time.</summary>
    public const string Parameters = """
        $4::uuid[], $5::integer[], $6::text[], $7::bytea[], $8::bytea[], $9::boolean[], $10::smallint[], $11::text[],
        $12::date[], $13::date[], $14::text[], $15::text[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[]
        """;

    private readonly List<SealedRow> rows = LastOfEach(sealedRows);

    public int Count => rows.Count;

    /// <summary>What was found, with the id of the row.</summary>
    public IEnumerable<(Guid RowId, FoundInRow Found)> Findings =>
        rows.SelectMany(each => each.Row.Findings.Select(found => (each.Id, found)));

    public IEnumerable<NpgsqlParameter> ToParameters() =>
        [
            Of(each => each.Id),
            Of(each => each.Row.Line),
            Of(each => each.Row.RowKey),
            Of(each => each.Child),
            Of(each => each.Hash),
            Of(each => each.Row.Identifier.Length > 0),
            Of(each => (short)each.Row.Kind),
            Of(each => each.Row.Texts),
            Of(each => each.Row.StartedOn),
            Of(each => each.Row.EndedOn),
            Of(each => each.Row.Urn),
            Of(each => each.Row.ProvisionType),
            Of(each => each.Row.TotalPence),
            Of(each => each.Row.SocialCarePence),
            Of(each => each.Row.EducationPence),
            Of(each => each.Row.HealthPence),
        ];

    // One statement cannot touch a row twice: of two with the same child and key the later one stands.
    private static List<SealedRow> LastOfEach(IReadOnlyList<SealedRow> sealedRows)
    {
        var places = new Dictionary<(string, string), int>(sealedRows.Count);
        var last = new List<SealedRow>(sealedRows.Count);
        foreach (var each in sealedRows)
        {
            var key = (each.Row.RowKey, Convert.ToHexString(each.Hash));
            if (places.TryAdd(key, last.Count))
                last.Add(each);
            else
                last[places[key]] = each;
        }
        return last;
    }

    private NpgsqlParameter<T[]> Of<T>(Func<SealedRow, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        return new() { TypedValue = values };
    }
}
