using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// The order in which the texts of a row are stored: <see cref="ReturnSchema.ColumnsOfRow"/>. The child reference is
/// stored separately, encrypted.
/// </summary>
internal static class RowLayout
{
    /// <summary>Separates the texts of a row: cells never contain control characters.</summary>
    public const char Separator = '\u001F';

    /// <summary>The joined texts of a row, with an empty text in place of the child reference.</summary>
    public static string Texts(ReturnRow row)
    {
        var columns = row.Schema.ColumnsOfRow(row.Kind);
        var texts = new string[columns.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = columns[i].Field == ReturnField.Identifier ? "" : row.Text(columns[i].Field);
        return string.Join(Separator, texts);
    }

    /// <summary>The cells that are not empty, by column, including the child reference.</summary>
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
