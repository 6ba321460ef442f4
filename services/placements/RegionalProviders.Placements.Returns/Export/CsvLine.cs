using System.Text;

namespace RegionalProviders.Placements.Returns;

/// <summary>A line of csv that is safe to open in a spreadsheet.</summary>
internal static class CsvLine
{
    /// <summary>A writer for UTF-8 with a byte order mark, as spreadsheets expect; the stream stays open.</summary>
    public static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(true), 16_384, leaveOpen: true);

    public static string Of(IEnumerable<string> cells) =>
        Of(cells.Select(cell => (ExportCell)cell));

    public static string Of(IEnumerable<ExportCell> cells) =>
        string.Join(',', cells.Select(Cell)) + "\r\n";

    // Numbers are generated here and not user input, so a leading minus sign is not a formula.
    private static string Cell(ExportCell cell) =>
        cell.IsNumber
            ? cell.Text
            : $"\"{Safe(cell.Text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Spreadsheets also evaluate a formula after leading white space.
    private static string Safe(string cell) =>
        cell.TrimStart() is ['=' or '+' or '-' or '@', ..] || cell is ['\t' or '\r' or '\n', ..]
            ? "'" + cell
            : cell;
}
