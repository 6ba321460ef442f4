using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>A row read as the header of one schema and input.</summary>
internal sealed class HeaderMap
{
    private readonly ReturnColumn?[] _columns;

    // Census columns added to the statutory file do not help to recognise the input.
    public HeaderMap(ReturnSchema schema, ReturnKind kind, RawRow row)
        : this(schema, kind, row, schema.ColumnsOfRow(kind), schema.ColumnsOf(kind)) { }

    /// <summary>A header whose columns are not those of one input.</summary>
    /// <param name="schema">The schema of the window.</param>
    /// <param name="kind">The input whose rows the file supplies.</param>
    /// <param name="row">The header.</param>
    /// <param name="columns">Columns that the file may contain.</param>
    /// <param name="own">Columns among them that identify the file.</param>
    public HeaderMap(
        ReturnSchema schema,
        ReturnKind kind,
        RawRow row,
        IReadOnlyList<ReturnColumn> columns,
        IReadOnlyList<ReturnColumn> own
    )
    {
        Schema = schema;
        Kind = kind;
        Line = row.Line;
        _columns = new ReturnColumn?[row.Cells.Length];
        var headers = row.Cells.Select(PlainText.Normalise).ToArray();
        var free = columns.ToList();
        // Exact names first, so that a pattern does not match a header that is the exact name of another column.
        Assign(headers, free, (column, header) => column.IsNamed(header));
        Assign(headers, free, (column, header) => column.Matches(header));
        Width = Array.FindLastIndex(headers, header => header.Length > 0) + 1;
        Missing =
        [
            .. own.Where(column => column.Needed && free.Contains(column))
                .Select(column => column.Name),
        ];
        Unknown =
        [
            .. row
                .Cells.Where((_, i) => headers[i].Length > 0 && _columns[i] is null)
                .Select(OneLine)
                .Take(60),
        ];
        Matched = _columns.Count(column => column is not null && own.Contains(column));
    }

    public ReturnSchema Schema { get; }
    public ReturnKind Kind { get; }
    public int Line { get; }
    public IReadOnlyList<string> Missing { get; }
    public IReadOnlyList<string> Unknown { get; }
    public int Matched { get; }

    /// <summary>Position after the last header that is not empty.</summary>
    public int Width { get; }

    public ReturnRow Read(RawRow row, DateSerials serials, CostsFile? costs = null)
    {
        var cells = new RowCells(serials);
        foreach (var (column, text) in Cells(row, cells))
            cells.Read(column, text);
        costs?.AddTo(cells);
        return ReturnRow.Of(Schema, Kind, row.Line, cells);
    }

    /// <summary>
    /// The cells whose header was recognised; records in <paramref name="noted"/> whether there are cells beyond the
    /// header.
    /// </summary>
    public IEnumerable<(ReturnColumn Column, string Text)> Cells(RawRow row, RowCells noted)
    {
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (i >= Width)
                noted.HasCellsBeyondHeader |= !string.IsNullOrWhiteSpace(row.Cells[i]);
            else if (_columns[i] is { } column)
                yield return (column, row.Cells[i]);
        }
    }

    private void Assign(
        string[] headers,
        List<ReturnColumn> free,
        Func<ReturnColumn, string, bool> fits
    )
    {
        for (var i = 0; i < headers.Length; i++)
        {
            if (headers[i].Length == 0 || headers[i].Length > 300 || _columns[i] is not null)
                continue;
            var index = free.FindIndex(column => fits(column, headers[i]));
            if (index < 0)
                continue;
            _columns[i] = free[index];
            free.RemoveAt(index);
        }
    }

    private static string OneLine(string text)
    {
        var line = PlainText.Clean(text, out _);
        return line.Length <= 120 ? line : line[..120] + "…";
    }
}
