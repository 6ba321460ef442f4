using Npgsql;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>Rows, and what was found in them, as the columns that a statement takes them by, each an array.</summary>
internal sealed class StagedRows
{
    /// <summary>
    /// The columns to select, row by row, behind the submission, its council and the time. Not as a table function: that
    /// would write each column down before the first row is read.
    /// </summary>
    public const string Selected = """
        unnest($4::uuid[]) as id, unnest($5::integer[]) as line, unnest($6::text[]) as row_key,
        unnest($7::bytea[]) as child, unnest($8::bytea[]) as child_hash, unnest($9::boolean[]) as has_child,
        unnest($10::smallint[]) as kind, unnest($11::text[]) as texts, unnest($12::date[]) as started_on,
        unnest($13::date[]) as ended_on, unnest($14::text[]) as urn, unnest($15::text[]) as provision_type,
        unnest($16::bigint[]) as total_pence, unnest($17::bigint[]) as social_care_pence,
        unnest($18::bigint[]) as education_pence, unnest($19::bigint[]) as health_pence
        """;

    /// <summary>The columns of what was found, behind the submission, its council, the time and the number of rows.</summary>
    public const string SelectedFindings = """
        unnest($5::uuid[]) as row_id, unnest($6::integer[]) as line, unnest($7::text[]) as row_key,
        unnest($8::text[]) as column_name, unnest($9::text[]) as rule, unnest($10::text[]) as statutory_rule,
        unnest($11::text[]) as severity, unnest($12::text[]) as message
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
            Column(findings, each => each.Found.Severity.ToString()),
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
