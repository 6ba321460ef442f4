namespace RegionalProviders.Placements.Returns;

public sealed partial class ReturnRow
{
    /// <summary>
    /// Reads a row that came as names and texts, such as one streamed from a council's own system. Names are matched as headers of a
    /// file are; a name that no column has, or whose column came before, is reported by the <see cref="RowChecker"/>, as are values that cannot be read.
    /// </summary>
    /// <param name="schema">The schema of the window.</param>
    /// <param name="kind">Census for rows with the census's columns; episodes for a draft that was derived from the statutory file, costs added or not.</param>
    /// <param name="line">A number by which the sender finds the row again, from 1.</param>
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
        var reader = new RowCells(hasDateSerials: false);
        foreach (var (name, text) in cells)
            reader.Read(schema.ColumnOfCell(name, kind), name, text);
        return new ReturnRow(schema, kind, line, reader);
    }

    internal static ReturnRow Of(ReturnSchema schema, ReturnKind kind, int line, RowCells cells) =>
        new(schema, kind, line, cells);
}
