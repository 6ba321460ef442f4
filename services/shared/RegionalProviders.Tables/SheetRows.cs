using System.Globalization;
using System.Xml;

namespace RegionalProviders.Tables;

/// <summary>The rows of a sheet's XML, one after another.</summary>
internal sealed class SheetRows(
    XmlReader reader,
    string sheet,
    WorkbookCells cells,
    TableLimits limits
)
{
    private readonly List<string> _row = [];
    private readonly CellText _text = new();
    private int _rows;
    private int _line;
    private int _width;
    private long _characters;
    private bool _ended;

    /// <summary>
    /// The next row that is in the file; null after the last. Rows are as wide as the widest before them, so that one
    /// whose last cells are empty does not look cut off.
    /// </summary>
    public RawRow? Next()
    {
        while (!_ended && reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
                return Row();
            _ended = reader is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" };
        }
        return null;
    }

    private RawRow Row()
    {
        if (++_rows > TableLimits.SheetRows)
            throw new TableTooLargeException(
                $"Sheet '{sheet}' has more than {TableLimits.SheetRows} rows. Save only those that are asked for."
            );
        _line = Number(reader.GetAttribute("r")) ?? _line + 1;
        _row.Clear();
        if (!reader.IsEmptyElement)
            Cells(reader.Depth);
        if (_row.Count == 0)
            return new RawRow(_line, []);
        _width = Math.Max(_width, _row.Count);
        var row = new string[_width];
        Array.Fill(row, "");
        _row.CopyTo(row);
        return new RawRow(_line, row);
    }

    private void Cells(int depth)
    {
        long characters = 0;
        var column = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            column = Column(reader.GetAttribute("r")) ?? column + 1;
            var text = Cell();
            // A format without a value may reach to the last column there is.
            if (text.Length == 0)
                continue;
            Add(column, text);
            characters += text.Length;
            // One shared text, stored once, may be in every cell.
            _characters += text.Length;
            if (characters > TableLimits.RowCharacters || _characters > TableLimits.WorkbookBytes)
                throw new TableTooLargeException(
                    $"Sheet '{sheet}' has more text up to row {_line} than a table can. Save only the columns that are asked for."
                );
        }
    }

    private string Cell()
    {
        if (reader.IsEmptyElement)
            return "";
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        var depth = reader.Depth;
        var text = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
                text = cells.Text(type, style, _text.Read(reader));
        }
        return text.Length <= TableLimits.CellCharacters
            ? text
            : throw new TableTooLargeException(
                $"A cell in row {_line} of sheet '{sheet}' is longer than {TableLimits.CellCharacters} characters."
            );
    }

    private void Add(int column, string text)
    {
        if (column > limits.Columns)
            throw new TableTooLargeException(
                $"Sheet '{sheet}' has more than {limits.Columns} columns. Remove those that are not asked for."
            );
        while (_row.Count < column)
            _row.Add("");
        _row[column - 1] = text;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // AB12 is in column 28.
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter) || column > 1_000_000)
                break;
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }
        return column == 0 ? null : column;
    }
}
