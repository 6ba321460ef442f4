using Npgsql;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>What was found in the rows of one batch, as the columns that a statement takes it by, each an array.</summary>
internal static class StagedFindings
{
    /// <summary>The columns, behind those of the rows.</summary>
    public const string Parameters = """
        $20::uuid[], $21::integer[], $22::text[], $23::text[], $24::text[], $25::text[], $26::smallint[], $27::text[]
        """;

    public static IEnumerable<NpgsqlParameter> Of(StagedRows rows)
    {
        (Guid RowId, FoundInRow Found)[] findings = [.. rows.Findings];
        return
        [
            Of(findings, each => each.RowId),
            Of(findings, each => each.Found.Line),
            Of(findings, each => each.Found.RowKey),
            Of(findings, each => each.Found.ColumnName),
            Of(findings, each => each.Found.Rule),
            Of(findings, each => each.Found.StatutoryRule),
            Of(findings, each => each.Found.Severity),
            Of(findings, each => each.Found.Message),
        ];
    }

    private static NpgsqlParameter<T[]> Of<T>(
        (Guid RowId, FoundInRow Found)[] findings,
        Func<(Guid RowId, FoundInRow Found), T> value
    ) => new() { TypedValue = Array.ConvertAll(findings, each => value(each)) };
}
