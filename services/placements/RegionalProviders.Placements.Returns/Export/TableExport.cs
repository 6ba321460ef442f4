namespace RegionalProviders.Placements.Returns;

/// <summary>
/// Writes a table and its notes for officers. Nothing is buffered: rows are written as they arrive, and streams stay
/// open.
/// </summary>
public static class TableExport
{
    /// <summary>
    /// Writes UTF-8 csv: the header, the rows, an empty line, the notes. A text that a spreadsheet would evaluate as a
    /// formula is prefixed with an apostrophe.
    /// </summary>
    public static async Task WriteCsvAsync(
        Stream stream,
        IReadOnlyList<string> header,
        IAsyncEnumerable<IReadOnlyList<ExportCell>> rows,
        IReadOnlyList<IReadOnlyList<string>> notes,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(notes);
        await using var writer = CsvLine.Writer(stream);
        await writer.WriteAsync(CsvLine.Of(header).AsMemory(), cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await writer.WriteAsync(CsvLine.Of(row).AsMemory(), cancellationToken);
        await writer.WriteAsync("\r\n".AsMemory(), cancellationToken);
        foreach (var note in notes)
            await writer.WriteAsync(CsvLine.Of(note).AsMemory(), cancellationToken);
    }

    /// <summary>Writes a workbook of two sheets, Table and Notes. The stream need not be seekable.</summary>
    public static async Task WriteWorkbookAsync(
        Stream stream,
        IReadOnlyList<string> header,
        IAsyncEnumerable<IReadOnlyList<ExportCell>> rows,
        IReadOnlyList<IReadOnlyList<string>> notes,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(notes);
        await using var workbook = await WorkbookWriter.CreateAsync(stream, cancellationToken);
        await workbook.StartSheetAsync("Table", cancellationToken);
        await workbook.WriteAsync(header, cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await workbook.WriteAsync(row, cancellationToken);
        await workbook.StartSheetAsync("Notes", cancellationToken);
        foreach (var note in notes)
            await workbook.WriteAsync(note, cancellationToken);
        await workbook.CompleteAsync(cancellationToken);
    }
}
