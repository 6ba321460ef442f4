using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using RegionalProviders.Client;
using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>The export file of a table, as a reader opens it.</summary>
internal sealed class ExportedTable
{
    private readonly TableShape shape;

    private ExportedTable(RegionalTable table, IReadOnlyList<string[]> lines)
    {
        shape = Catalogue.Find(table);
        Header = lines[0];
        Rows = [.. lines.Skip(1).TakeWhile(line => line.Length == Header.Count)];
        Notes = lines
            .Skip(1 + Rows.Count)
            .Where(line => line.Length == 2)
            .ToDictionary(line => line[0], line => line[1]);
    }

    public IReadOnlyList<string> Header { get; }
    public IReadOnlyList<string[]> Rows { get; }
    public IReadOnlyDictionary<string, string> Notes { get; }

    public static async Task<ExportedTable> ReadAsync(
        RegionalProvidersClient client,
        string window,
        RegionalTable table,
        ExportFormat format
    )
    {
        using var content = await BytesAsync(client, window, table, format);
        return new ExportedTable(
            table,
            format == ExportFormat.Xlsx ? Workbook(content) : Csv(content)
        );
    }

    public static async Task<MemoryStream> BytesAsync(
        RegionalProvidersClient client,
        string window,
        RegionalTable table,
        ExportFormat format
    )
    {
        using var call = client.RegionalOutputs.ExportRegionalTable(
            new ExportRegionalTableRequest
            {
                WindowId = window,
                Table = table,
                Format = format,
            }
        );
        var content = new MemoryStream();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            call.ResponseStream.Current.Content.WriteTo(content);
        content.Position = 0;
        return content;
    }

    /// <summary>The value in a column, pounds with two decimals; null if the file has no column of this name.</summary>
    public string? Cell(string[] row, string column)
    {
        if (Header.ToList().IndexOf(column) is var at && at < 0)
            return null;
        // A workbook stores numbers without trailing zeros.
        return
            column.Contains("(£)", StringComparison.Ordinal)
            && decimal.TryParse(row[at], CultureInfo.InvariantCulture, out var pounds)
            ? pounds.ToString("0.00", CultureInfo.InvariantCulture)
            : row[at];
    }

    /// <summary>The rows of one year in the form that the attacker uses.</summary>
    public IEnumerable<SolvingAttacker.ShownRow> Published(string year = "") =>
        Rows.Where(row => Cell(row, $"Placements{year}") is not "*")
            .Select(row => new SolvingAttacker.ShownRow(
                new SolvingAttacker.ReaderCell(shape.Table, KeyOf(row)),
                int.Parse(Cell(row, $"Placements{year}")!, CultureInfo.InvariantCulture),
                (long)(
                    100
                    * decimal.Parse(
                        Cell(row, $"Weekly cost (£){year}")!,
                        CultureInfo.InvariantCulture
                    )
                )
            ));

    // The label and the key of each dimension are next to each other.
    private string KeyOf(string[] row) =>
        string.Join(
            '|',
            shape
                .Dimensions.Select((_, at) => row[(2 * at) + 1])
                .Select(key => key.Length == 0 ? RegionalPlacement.Unknown : key)
        );

    private static List<string[]> Csv(MemoryStream content) =>
        [
            .. new UTF8Encoding(false)
                .GetString(content.ToArray())
                .TrimStart('\uFEFF')
                .Split("\r\n")
                .Select(Cells),
        ];

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var c in line)
            if (c == '"')
                isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(c);
        return [.. cells, cell.ToString()];
    }

    private static List<string[]> Workbook(MemoryStream content)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return [.. Sheet(zip, 1), .. Sheet(zip, 2)];
    }

    private static List<string[]> Sheet(ZipArchive zip, int number)
    {
        using var part = zip.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open();
        return
        [
            .. XDocument
                .Load(part)
                .Descendants()
                .Where(element => element.Name.LocalName == "row")
                .Select(row => row.Elements().Select(cell => cell.Value).ToArray()),
        ];
    }
}
