using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// The order in which the texts of a row are stored: <see cref="ReturnSchema.ColumnsOfRow"/>. The child reference is stored
/// elsewhere, encrypted.
/// </summary>
internal static class RowLayout
{
    /// <summary>Parts the texts of a row: cells never have control characters.</summary>
    public const char Separator = '\u001F';

    /// <summary>Texts of a row behind one another, with nothing in the place of the child reference.</summary>
    public static string Texts(ReturnRow row)
    {
        var columns = row.Schema.ColumnsOfRow(row.Kind);
        var texts = new string[columns.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = columns[i].Field == ReturnField.Identifier ? "" : row.Text(columns[i].Field);
        return string.Join(Separator, texts);
    }

    /// <summary>The cells that are not empty, by column, with the child reference in its place.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Cells(
        ReturnSchema schema,
        ReturnKind kind,
        string texts,
        string identifier
    ) =>
        schema
            .ColumnsOfRow(kind)
            .Zip(
                texts.Split(Separator),
                (column, text) =>
                    KeyValuePair.Create(
                        column.Name,
                        column.Field == ReturnField.Identifier ? identifier : text
                    )
            )
            .Where(cell => cell.Value.Length > 0);
}
