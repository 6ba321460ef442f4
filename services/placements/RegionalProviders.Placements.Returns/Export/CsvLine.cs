using System.Text;

namespace RegionalProviders.Placements.Returns;

/// <summary>A line of csv that is safe to open in a spreadsheet.</summary>
internal static class CsvLine
{
    public static string Of(IEnumerable<string> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            if (line.Length > 0)
                line.Append(',');
            line.Append('"')
                .Append(Safe(cell).Replace("\"", "\"\"", StringComparison.Ordinal))
                .Append('"');
        }
        return line.Append("\r\n").ToString();
    }

    // White space before the sign does not stop a spreadsheet.
    private static string Safe(string cell) =>
        cell.TrimStart() is ['=' or '+' or '-' or '@', ..] || cell is ['\t' or '\r' or '\n', ..]
            ? "'" + cell
            : cell;
}
