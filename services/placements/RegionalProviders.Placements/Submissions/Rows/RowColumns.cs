using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>Rows and their findings as arrays, one for each column of a statement.</summary>
internal sealed class RowColumns
{
    /// <summary>
    /// The columns to select, row by row; their parameters follow the submission, its council and the time. Not written
    /// as a table function, which would materialise every column before the first row is read.
    /// </summary>
    public const string Selected = """
        unnest($4::uuid[]) as id, unnest($5::integer[]) as line, unnest($6::text[]) as row_key,
        unnest($7::bytea[]) as child, unnest($8::bytea[]) as child_hash, unnest($9::boolean[]) as has_child,
        unnest($10::smallint[]) as kind, unnest($11::text[]) as texts, unnest($12::date[]) as started_on,
        unnest($13::date[]) as ended_on, unnest($14::text[]) as urn, unnest($15::text[]) as provision_type,
        unnest($16::bigint[]) as total_pence, unnest($17::bigint[]) as social_care_pence,
        unnest($18::bigint[]) as education_pence, unnest($19::bigint[]) as health_pence
        """;

    /// <summary>
    /// The columns of the findings; their parameters follow the submission, its council, the time and the number of
    /// rows.
    /// </summary>
    public const string SelectedFindings = """
        unnest($5::uuid[]) as row_id, unnest($6::integer[]) as line, unnest($7::text[]) as row_key,
        unnest($8::text[]) as column_name, unnest($9::text[]) as rule, unnest($10::text[]) as statutory_rule,
        unnest($11::text[]) as severity, unnest($12::text[]) as message
        """;

    private readonly IReadOnlyList<Func<NpgsqlParameter>> rowColumns;
    private readonly IReadOnlyList<Func<NpgsqlParameter>> findingColumns;

    public RowColumns(IReadOnlyList<EncryptedRow> rows)
    {
        Count = rows.Count;
        rowColumns =
        [
            ColumnOf(rows, each => each.Id),
            ColumnOf(rows, each => each.Checked.Row.Line),
            ColumnOf(rows, each => each.Checked.Key),
            ColumnOf(rows, each => each.Child),
            ColumnOf(rows, each => each.Hash),
            ColumnOf(rows, each => each.Checked.Identifier.Length > 0),
            ColumnOf(rows, each => (short)each.Checked.Row.Kind),
            ColumnOf(rows, each => RowLayout.Texts(each.Checked.Row)),
            ColumnOf(rows, each => each.Checked.Row.Start),
            ColumnOf(rows, each => each.Checked.Row.End),
            ColumnOf(rows, each => each.Checked.Row.Urn),
            ColumnOf(rows, each => each.Checked.Row.ProvisionType),
            ColumnOf(rows, each => each.Checked.Row.TotalPence),
            ColumnOf(rows, each => each.Checked.Row.SocialCarePence),
            ColumnOf(rows, each => each.Checked.Row.EducationPence),
            ColumnOf(rows, each => each.Checked.Row.HealthPence),
        ];
        var findings = FindingsOf(rows);
        findingColumns =
        [
            ColumnOf(findings, each => each.RowId),
            ColumnOf(findings, each => each.Found.Line),
            ColumnOf(findings, each => each.Found.RowKey),
            ColumnOf(findings, each => each.Found.ColumnName),
            ColumnOf(findings, each => each.Found.Rule),
            ColumnOf(findings, each => each.Found.StatutoryRule),
            ColumnOf(findings, each => each.Found.Severity.ToString()),
            ColumnOf(findings, each => each.Found.Message),
        ];
    }

    public int Count { get; }

    /// <summary>Creates the parameters for one statement; they cannot be reused for another.</summary>
    public IEnumerable<NpgsqlParameter> ToParameters() => rowColumns.Select(column => column());

    /// <inheritdoc cref="ToParameters"/>
    public IEnumerable<NpgsqlParameter> ToFindingParameters() =>
        findingColumns.Select(column => column());

    private static List<(Guid RowId, FoundInRow Found)> FindingsOf(IReadOnlyList<EncryptedRow> rows)
    {
        var findings = new List<(Guid, FoundInRow)>();
        foreach (var row in rows)
        foreach (var found in row.Checked.Findings)
            findings.Add((row.Id, found));
        return findings;
    }

    private static Func<NpgsqlParameter> ColumnOf<TRow, T>(
        IReadOnlyList<TRow> rows,
        Func<TRow, T> value
    )
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        return () => Argument.Of(values);
    }
}
