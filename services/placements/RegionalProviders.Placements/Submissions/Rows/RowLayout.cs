using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// The order in which the texts of a row are stored: <see cref="ReturnSchema.ColumnsOfRow"/>. The child reference is stored
/// elsewhere, encrypted.
/// </summary>
internal static class RowLayout
{
    /// <summary>Texts of a row, with nothing in the place of the child reference.</summary>
    public static string[] Texts(ReturnRow row) =>
        [
            .. row
                .Schema.ColumnsOfRow(row.Kind)
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
        schema
            .ColumnsOfRow(kind)
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
