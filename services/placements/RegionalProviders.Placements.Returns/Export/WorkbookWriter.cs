using System.Globalization;
using System.Xml;
using SpreadCheetah;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// Writes a workbook sheet by sheet and row by row, straight into the stream, which need not be seekable and stays open.
/// </summary>
internal sealed class WorkbookWriter : IAsyncDisposable
{
    // More than these no spreadsheet takes in one cell.
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

    /// <summary>Ends the sheet before it and begins one.</summary>
    public ValueTask StartSheetAsync(string name, CancellationToken cancellationToken) =>
        spreadsheet.StartWorksheetAsync(name, token: cancellationToken);

    /// <summary>Every cell is an inline text: no spreadsheet evaluates it.</summary>
    public ValueTask WriteAsync(IEnumerable<string> cells, CancellationToken cancellationToken) =>
        WriteAsync(cells.Select(cell => (ExportCell)cell), cancellationToken);

    /// <summary>Texts are inline texts, which no spreadsheet evaluates; numbers it may add up.</summary>
    public ValueTask WriteAsync(
        IEnumerable<ExportCell> cells,
        CancellationToken cancellationToken
    ) => spreadsheet.AddRowAsync([.. cells.Select(Cell)], cancellationToken);

    /// <summary>Writes what makes the file a workbook. One that is not completed cannot be opened.</summary>
    public ValueTask CompleteAsync(CancellationToken cancellationToken) =>
        spreadsheet.FinishAsync(cancellationToken);

    public ValueTask DisposeAsync() => spreadsheet.DisposeAsync();

    private static DataCell Cell(ExportCell cell) =>
        cell.IsNumber
            ? new DataCell(decimal.Parse(cell.Text, CultureInfo.InvariantCulture))
            : new DataCell(Storable(cell.Text));

    // One character that XML may not have would make the whole file unreadable; so would half of a pair.
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
