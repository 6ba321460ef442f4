using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// Reads rows given as texts in a fixed order of columns, with the same result as <see cref="ReturnRow.FromCells"/>.
/// Keeps no row data; safe to share between threads.
/// </summary>
public sealed class RowReader
{
    private readonly ReturnSchema _schema;
    private readonly ReturnKind _kind;
    private readonly string[] _names;
    private readonly ReturnColumn?[] _columns;

    /// <summary>Looks up the columns.</summary>
    /// <param name="schema">The schema of the window.</param>
    /// <param name="kind">The input that the rows belong to.</param>
    /// <param name="names">Names of the columns, matched like the headers of a file.</param>
    public RowReader(ReturnSchema schema, ReturnKind kind, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(names);
        _schema = schema;
        _kind = kind;
        _names = [.. names];
        _columns = [.. names.Select(name => schema.ColumnOfCell(name, kind))];
    }

    /// <summary>Reads a row.</summary>
    /// <param name="line">A number that identifies the row for the sender, from 1.</param>
    /// <param name="texts">Texts as a person would write them, at most as many as there are columns; empty for none.</param>
    public ReturnRow Read(int line, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(texts.Count, _columns.Length, nameof(texts));
        var cells = new RowCells(DateSerials.None);
        for (var i = 0; i < texts.Count; i++)
            if (texts[i].Length > 0)
                cells.Read(_columns[i], _names[i], texts[i]);
        return ReturnRow.Of(_schema, _kind, line, cells);
    }
}
