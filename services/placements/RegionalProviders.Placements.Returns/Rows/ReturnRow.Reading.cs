using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

public sealed partial class ReturnRow
{
    /// <summary>
    /// Reads a row given as names and texts, such as one streamed from a council's own system. Names are matched like
    /// the headers of a file; the <see cref="RowChecker"/> reports a name that no column has or that repeats a column,
    /// and values that cannot be read.
    /// </summary>
    /// <param name="schema">The schema of the window.</param>
    /// <param name="kind">
    /// Census for rows with the census's columns; episodes for a draft derived from the statutory file, with or without
    /// costs added.
    /// </param>
    /// <param name="line">A number that identifies the row for the sender, from 1.</param>
    /// <param name="cells">Names and texts; texts as a person would write them (dates dd/mm/yyyy or yyyy-mm-dd, pounds).</param>
    public static ReturnRow FromCells(
        ReturnSchema schema,
        ReturnKind kind,
        int line,
        IEnumerable<KeyValuePair<string, string>> cells
    )
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(cells);
        var reader = new RowCells(DateSerials.None);
        foreach (var (name, text) in cells)
            reader.Read(schema.ColumnOfCell(name, kind), name, text);
        return new ReturnRow(schema, kind, line, reader);
    }

    internal static ReturnRow Of(ReturnSchema schema, ReturnKind kind, int line, RowCells cells) =>
        new(schema, kind, line, cells);
}
