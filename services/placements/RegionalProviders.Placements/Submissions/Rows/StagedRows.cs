using Npgsql;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>Rows, and what was found in them, as the columns that a statement takes them by, each an array.</summary>
internal sealed class StagedRows
{
    /// <summary>The columns, behind the submission, its council and the time.</summary>
    public const string Parameters = """
        $4::uuid[], $5::integer[], $6::text[], $7::bytea[], $8::bytea[], $9::boolean[], $10::smallint[], $11::text[],
        $12::date[], $13::date[], $14::text[], $15::text[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[]
        """;

    /// <summary>The columns of what was found, behind those of the rows.</summary>
    public const string FindingParameters = """
        $20::uuid[], $21::integer[], $22::text[], $23::text[], $24::text[], $25::text[], $26::smallint[], $27::text[]
        """;

    private readonly IReadOnlyList<Func<NpgsqlParameter>> rowColumns;
    private readonly IReadOnlyList<Func<NpgsqlParameter>> findingColumns;

    public StagedRows(IReadOnlyList<SealedRow> rows)
    {
        Count = rows.Count;
        rowColumns =
        [
            Column(rows, each => each.Id),
            Column(rows, each => each.Row.Line),
            Column(rows, each => each.Row.RowKey),
            Column(rows, each => each.Child),
            Column(rows, each => each.Hash),
            Column(rows, each => each.Row.Identifier.Length > 0),
            Column(rows, each => (short)each.Row.Kind),
            Column(rows, each => each.Row.Texts),
            Column(rows, each => each.Row.StartedOn),
            Column(rows, each => each.Row.EndedOn),
            Column(rows, each => each.Row.Urn),
            Column(rows, each => each.Row.ProvisionType),
            Column(rows, each => each.Row.TotalPence),
            Column(rows, each => each.Row.SocialCarePence),
            Column(rows, each => each.Row.EducationPence),
            Column(rows, each => each.Row.HealthPence),
        ];
        var findings = FindingsOf(rows);
        findingColumns =
        [
            Column(findings, each => each.RowId),
            Column(findings, each => each.Found.Line),
            Column(findings, each => each.Found.RowKey),
            Column(findings, each => each.Found.ColumnName),
            Column(findings, each => each.Found.Rule),
            Column(findings, each => each.Found.StatutoryRule),
            Column(findings, each => each.Found.Severity),
            Column(findings, each => each.Found.Message),
        ];
    }

    public int Count { get; }

    /// <summary>For one statement; another needs them anew.</summary>
    public IEnumerable<NpgsqlParameter> ToParameters() => rowColumns.Select(column => column());

    /// <inheritdoc cref="ToParameters"/>
    public IEnumerable<NpgsqlParameter> ToFindingParameters() =>
        findingColumns.Select(column => column());

    private static List<(Guid RowId, FoundInRow Found)> FindingsOf(IReadOnlyList<SealedRow> rows)
    {
        var findings = new List<(Guid, FoundInRow)>();
        foreach (var row in rows)
        foreach (var found in row.Row.Findings)
            findings.Add((row.Id, found));
        return findings;
    }

    private static Func<NpgsqlParameter> Column<TRow, T>(
        IReadOnlyList<TRow> rows,
        Func<TRow, T> value
    )
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        return () => new NpgsqlParameter<T[]> { TypedValue = values };
    }
}
