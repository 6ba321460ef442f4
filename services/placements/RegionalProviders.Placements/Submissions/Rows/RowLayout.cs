using System.Collections.Frozen;
using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// The order in which the texts of a row are stored: the columns of its input, and for statutory episodes those of the
/// census behind them, by which costs are added. The child reference is stored elsewhere, encrypted.
/// </summary>
internal static class RowLayout
{
    /// <summary>Parts the texts of a row on their way to the database: cells never have control characters.</summary>
    public const char Separator = '\u001F';

    private static readonly FrozenDictionary<(string, ReturnKind), ReturnColumn[]> Orders = (
        from schema in ReturnSchemas.All
        from kind in Enum.GetValues<ReturnKind>()
        select KeyValuePair.Create((schema.Version, kind), Order(schema, kind))
    ).ToFrozenDictionary();

    /// <summary>Columns in the order of the texts.</summary>
    public static IReadOnlyList<ReturnColumn> Columns(ReturnSchema schema, ReturnKind kind) =>
        Orders[(schema.Version, kind)];

    /// <summary>Texts of a row behind one another, with nothing in the place of the child reference.</summary>
    public static string Texts(ReturnRow row)
    {
        var columns = Orders[(row.Schema.Version, row.Kind)];
        var texts = new string[columns.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = columns[i].Field == ReturnField.Identifier ? "" : row.Text(columns[i].Field);
        return string.Join(Separator, texts);
    }

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

    private static ReturnColumn[] Order(ReturnSchema schema, ReturnKind kind)
    {
        var columns = schema.ColumnsOf(kind);
        return kind == ReturnKind.Census
            ? [.. columns]
            :
            [
                .. columns,
                .. schema.Columns.Where(column => columns.All(own => own.Field != column.Field)),
            ];
    }
}
