using System.Globalization;
using System.IO.Compression;
using ExcelNumberFormat;

namespace RegionalProviders.Tables;

/// <summary>What the cells of all sheets refer to: shared texts, and which formats show a number as a date.</summary>
internal sealed class WorkbookCells
{
    private readonly List<string> _texts = [];
    private readonly List<bool> _isDate = [];
    private readonly DateSerials _serials;

    private WorkbookCells(DateSerials serials) => _serials = serials;

    public DateSerials Serials => _serials;

    public static WorkbookCells Read(
        ZipArchive archive,
        WorkbookParts parts,
        CancellationToken cancellationToken
    )
    {
        var cells = new WorkbookCells(parts.Serials);
        if (parts.SharedStrings is { } strings)
        {
            var text = new CellText();
            foreach (var reader in WorkbookParts.Elements(archive, strings, cancellationToken))
            {
                if (reader.LocalName == "si")
                    cells._texts.Add(text.Read(reader));
            }
        }
        if (parts.Styles is { } styles)
            cells.ReadStyles(archive, styles, cancellationToken);
        return cells;
    }

    /// <summary>The text of a cell.</summary>
    /// <param name="type">The cell's type: <c>s</c>, <c>b</c>, <c>d</c>, <c>e</c>, <c>str</c>, <c>inlineStr</c>, or <c>n</c> or null for a number.</param>
    /// <param name="style">The number of the cell's format; null if it has none.</param>
    /// <param name="value">The value as saved.</param>
    public string Text(string? type, string? style, string value)
    {
        switch (type)
        {
            case "s":
                return Index(value) is { } index && index < _texts.Count
                    ? _texts[index]
                    : throw new InvalidDataException("A cell names a text that is not there.");
            case "b":
                return value == "1" ? "True" : "False";
            case "d":
                return DateTime.TryParse(
                    value,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var date
                )
                    ? Day(date)
                    : value;
            case null
            or "n"
                when double.TryParse(
                    value,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var number
                ) && double.IsFinite(number):
                return Index(style) is { } format && format < _isDate.Count && _isDate[format]
                    ? Date(number) ?? Number(number)
                    : Number(number);
            // An error among them: it has no value, and must not pass for a cell that is empty.
            default:
                return value;
        }
    }

    private static int? Index(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;

    private static string Day(DateTime date) =>
        date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double number) =>
        number.ToString("0.###############", CultureInfo.InvariantCulture);

    private string? Date(double days)
    {
        const int Between1900And1904 = 1462;
        var since1900 = _serials == DateSerials.From1904 ? days + Between1900And1904 : days;
        return since1900 is > 0 and < 2_900_000 ? Day(DateTime.FromOADate(since1900)) : null;
    }

    private void ReadStyles(ZipArchive archive, string part, CancellationToken cancellationToken)
    {
        var codes = new Dictionary<int, string>();
        var isDate = new Dictionary<int, bool>();
        var inCells = false;
        foreach (var reader in WorkbookParts.Elements(archive, part, cancellationToken))
        {
            if (reader.LocalName == "numFmt" && Index(reader.GetAttribute("numFmtId")) is { } id)
                codes[id] = reader.GetAttribute("formatCode") ?? "";
            else if (reader.LocalName is "cellXfs" or "cellStyleXfs" or "cellStyles")
                inCells = reader.LocalName == "cellXfs";
            else if (inCells && reader.LocalName == "xf")
            {
                var format = Index(reader.GetAttribute("numFmtId")) ?? 0;
                if (!isDate.TryGetValue(format, out var date))
                    isDate[format] = date = IsDate(format, codes.GetValueOrDefault(format));
                _isDate.Add(date);
            }
        }
    }

    // The formats without a code are those that every spreadsheet has; 27 to 36 and 50 to 58 are dates of East Asia.
    private static bool IsDate(int format, string? code) =>
        code is null
            ? format is >= 14 and <= 22 or >= 27 and <= 36 or >= 50 and <= 58
            : code.Length <= 255
                && new NumberFormat(code) is { IsValid: true, IsDateTimeFormat: true };
}
