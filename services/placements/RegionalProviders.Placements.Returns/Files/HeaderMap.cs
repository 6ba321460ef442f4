using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>A row read as the header of one schema and input.</summary>
internal sealed class HeaderMap
{
    private readonly ReturnColumn?[] _columns;

    public HeaderMap(ReturnSchema schema, ReturnKind kind, RawRow row)
    {
        Schema = schema;
        Kind = kind;
        Line = row.Line;
        _columns = new ReturnColumn?[row.Cells.Length];
        var headers = row.Cells.Select(PlainText.Normalise).ToArray();
        var free = schema.ColumnsOfRow(kind).ToList();
        // Exact names first, lest a pattern takes a header that is another column's own.
        Assign(headers, free, (column, header) => column.IsNamed(header));
        Assign(headers, free, (column, header) => column.Matches(header));
        Width = Array.FindLastIndex(headers, header => header.Length > 0) + 1;
        // Columns of the census that were added to the statutory file tell nothing of which file it is.
        var own = schema.ColumnsOf(kind);
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

    public ReturnRow Read(RawRow row, bool hasDateSerials)
    {
        var cells = new RowCells(hasDateSerials);
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (i >= Width)
                cells.HasCellsBeyondHeader |= !string.IsNullOrWhiteSpace(row.Cells[i]);
            else if (_columns[i] is { } column)
                cells.Read(column, row.Cells[i]);
        }
        return ReturnRow.Of(Schema, Kind, row.Line, cells);
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
