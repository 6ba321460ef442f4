using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// The order in which the texts of a row are stored: the columns of its input, and for statutory episodes those of the
/// census behind them, by which costs are added. The child reference is stored elsewhere, encrypted.
/// </summary>
internal static class RowLayout
{
    /// <summary>Columns in the order of the texts.</summary>
    public static IEnumerable<ReturnColumn> Columns(ReturnSchema schema, ReturnKind kind)
    {
        var columns = schema.ColumnsOf(kind);
        return kind == ReturnKind.Census
            ? columns
            : columns.Concat(
                schema.Columns.Where(column => columns.All(own => own.Field != column.Field))
            );
    }

    /// <summary>Texts of a row, with nothing in the place of the child reference.</summary>
    public static string[] Texts(ReturnRow row) =>
        [
            .. Columns(row.Schema, row.Kind)
                .Select(column =>
                    column.Field == ReturnField.Identifier ? "" : row.Text(column.Field)
                ),
        ];

    /// <summary>The cells that are not empty, by column, with the child reference in its place.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Cells(
        ReturnSchema schema,
        ReturnKind kind,
        string[] texts,
        string identifier
    ) =>
        Columns(schema, kind)
            .Zip(
                texts,
                (column, text) =>
                    KeyValuePair.Create(
                        column.Name,
                        column.Field == ReturnField.Identifier ? identifier : text
                    )
            )
            .Where(cell => cell.Value.Length > 0);
}
