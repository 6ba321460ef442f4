using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>Checks single rows; <see cref="Comparison"/> finds errors that only show in comparison with others.</summary>
internal static class RowChecks
{
    /// <summary>The input that the columns belong to; throws if they fit neither.</summary>
    public static ReturnKind KindOf(ReturnSchema schema, IReadOnlyList<string> columns)
    {
        var found = columns.Select(schema.FindColumn).OfType<ReturnColumn>().ToHashSet();
        if (schema.StatutoryColumns.Where(column => column.Needed).All(found.Contains))
            return ReturnKind.Episodes;
        var missing = schema
            .Columns.Where(column => column.Needed && !found.Contains(column))
            .Select(column => column.Name)
            .ToList();
        return missing.Count == 0
            ? ReturnKind.Census
            : throw new ServiceException(
                ErrorReason.ColumnMissing,
                $"header.columns: the return {schema.Version} also needs {string.Join(", ", missing.Select(name => $"'{name}'"))}.",
                new Dictionary<string, string> { ["column"] = string.Join(", ", missing) }
            );
    }

    /// <summary>Reads and checks streamed rows.</summary>
    public static Task<IReadOnlyList<CheckedReturnRow>> CheckAsync(
        ReturnContext context,
        RowReader reader,
        IReadOnlyList<SubmittedRow> rows,
        CancellationToken ct
    ) =>
        CheckAsync(
            context,
            [.. rows.Select(row => reader.Read(row.Number, row.Values))],
            i => rows[i].RowId.Length > 0 ? rows[i].RowId : Number(rows[i].Number),
            ct
        );

    /// <summary>Checks rows of a file.</summary>
    public static Task<IReadOnlyList<CheckedReturnRow>> CheckAsync(
        ReturnContext context,
        IReadOnlyList<ReturnRow> rows,
        CancellationToken ct
    ) => CheckAsync(context, rows, i => Number(rows[i].Line), ct);

    private static async Task<IReadOnlyList<CheckedReturnRow>> CheckAsync(
        ReturnContext context,
        IReadOnlyList<ReturnRow> rows,
        Func<int, string> keyOf,
        CancellationToken ct
    )
    {
        var urns = rows.Select(row => row.Urn).OfType<string>().ToList();
        var register = await context.Register.FindAsync(urns, ct);
        var checker = new RowChecker(context);
        var checkedRows = new CheckedReturnRow[rows.Count];
        for (var i = 0; i < checkedRows.Length; i++)
        {
            var row = rows[i];
            var registration = row.Urn is { } urn ? register.GetValueOrDefault(urn) : null;
            checkedRows[i] = CheckedReturnRow.Of(row, keyOf(i), checker.Check(row, registration));
        }
        return checkedRows;
    }

    private static string Number(int number) =>
        number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
