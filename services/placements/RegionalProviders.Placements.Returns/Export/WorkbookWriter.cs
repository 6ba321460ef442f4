using System.Globalization;
using System.Xml;
using SpreadCheetah;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// Writes a workbook sheet by sheet and row by row, straight into the stream, which need not be seekable and stays open.
/// </summary>
internal sealed class WorkbookWriter : IAsyncDisposable
{
    // Maximum length of a cell in spreadsheets.
    private const int MaxCharacters = 32_767;
    private readonly Spreadsheet spreadsheet;

    private WorkbookWriter(Spreadsheet spreadsheet) => this.spreadsheet = spreadsheet;

    public static async Task<WorkbookWriter> CreateAsync(
        Stream stream,
        CancellationToken cancellationToken
    ) =>
        new(
            await Spreadsheet.CreateNewAsync(
                stream,
                new SpreadCheetahOptions
                {
                    DefaultDateTimeFormat = null,
                    DocumentProperties = null,
                    PreserveStringWhitespace = true,
                },
                cancellationToken
            )
        );

    /// <summary>Ends the previous sheet and begins a new one.</summary>
    public ValueTask StartSheetAsync(string name, CancellationToken cancellationToken) =>
        spreadsheet.StartWorksheetAsync(name, token: cancellationToken);

    /// <summary>Writes every cell as an inline string, which no spreadsheet evaluates.</summary>
    public ValueTask WriteAsync(IEnumerable<string> cells, CancellationToken cancellationToken) =>
        WriteAsync(cells.Select(cell => (ExportCell)cell), cancellationToken);

    /// <summary>
    /// Writes texts as inline strings, which no spreadsheet evaluates, and numbers as numbers, which it can add up.
    /// </summary>
    public ValueTask WriteAsync(
        IEnumerable<ExportCell> cells,
        CancellationToken cancellationToken
    ) => spreadsheet.AddRowAsync([.. cells.Select(Cell)], cancellationToken);

    /// <summary>Writes the parts that complete the workbook. Without them the file cannot be opened.</summary>
    public ValueTask CompleteAsync(CancellationToken cancellationToken) =>
        spreadsheet.FinishAsync(cancellationToken);

    public ValueTask DisposeAsync() => spreadsheet.DisposeAsync();

    private static DataCell Cell(ExportCell cell) =>
        cell.IsNumber
            ? new DataCell(decimal.Parse(cell.Text, CultureInfo.InvariantCulture))
            : new DataCell(Storable(cell.Text));

    // A single character that is invalid in XML, or an unpaired surrogate, would make the whole file unreadable.
    private static string Storable(string cell)
    {
        var text = cell.Length <= MaxCharacters ? cell : cell[..MaxCharacters];
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        return string.Concat(
            text.EnumerateRunes()
                .Select(rune =>
                    rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? " " : rune.ToString()
                )
        );
    }
}
