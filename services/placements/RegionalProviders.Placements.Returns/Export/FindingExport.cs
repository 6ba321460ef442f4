using System.Globalization;

namespace RegionalProviders.Placements.Returns;

/// <summary>Writes findings for officers. Nothing is buffered: rows are written as they arrive.</summary>
public static class FindingExport
{
    private static readonly string[] Header =
    [
        "Line",
        "Identifier",
        "Column",
        "Severity",
        "Code",
        "Statutory rule",
        "Message",
        "How to fix it",
    ];

    /// <summary>
    /// Writes findings as UTF-8 csv. A cell that a spreadsheet would evaluate as a formula is prefixed with an
    /// apostrophe. The stream stays open.
    /// </summary>
    public static async Task WriteCsvAsync(
        Stream stream,
        IAsyncEnumerable<Finding> findings,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(findings);
        await using var writer = CsvLine.Writer(stream);
        await writer.WriteAsync(CsvLine.Of(Header).AsMemory(), cancellationToken);
        await foreach (var finding in findings.WithCancellation(cancellationToken))
            await writer.WriteAsync(CsvLine.Of(Cells(finding)).AsMemory(), cancellationToken);
    }

    /// <summary>
    /// Writes a workbook of two sheets. Rows contains the rows with their findings (line, errors, warnings, then the
    /// columns of the schema as filed). Return contains findings that belong to no row, such as absent placements of
    /// last year. Every cell is text, so nothing is ever evaluated. The stream need not be seekable and stays open.
    /// </summary>
    /// <param name="stream">Receives the file.</param>
    /// <param name="schema">The schema of the window.</param>
    /// <param name="kind">The input that the rows came from.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="ofReturn">The findings without a row; called after all rows have been written.</param>
    /// <param name="cancellationToken">Cancels the export.</param>
    public static async Task WriteWorkbookAsync(
        Stream stream,
        ReturnSchema schema,
        ReturnKind kind,
        IAsyncEnumerable<CheckedRow> rows,
        IAsyncEnumerable<Finding> ofReturn,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(ofReturn);
        await using var workbook = await WorkbookWriter.CreateAsync(stream, cancellationToken);
        await workbook.StartSheetAsync("Rows", cancellationToken);
        var columns = schema.ColumnsOfRow(kind);
        await workbook.WriteAsync(
            ["Line", "Errors", "Warnings", .. columns.Select(c => c.Name)],
            cancellationToken
        );
        await foreach (var (row, findings) in rows.WithCancellation(cancellationToken))
            await workbook.WriteAsync(
                [
                    row.Line.ToString(CultureInfo.InvariantCulture),
                    Texts(findings, Severity.Error),
                    Texts(findings, Severity.Warning),
                    .. columns.Select(column => row.Text(column.Field)),
                ],
                cancellationToken
            );
        await workbook.StartSheetAsync("Return", cancellationToken);
        await workbook.WriteAsync(Header, cancellationToken);
        await foreach (var finding in ofReturn.WithCancellation(cancellationToken))
            await workbook.WriteAsync(Cells(finding), cancellationToken);
        await workbook.CompleteAsync(cancellationToken);
    }

    private static string[] Cells(Finding finding) =>
        [
            finding.Line?.ToString(CultureInfo.InvariantCulture) ?? "",
            finding.Identifier ?? "",
            finding.Column ?? "",
            finding.Severity.ToString(),
            finding.Code,
            finding.Reference ?? "",
            finding.Message,
            finding.Fix,
        ];

    private static string Texts(IReadOnlyList<Finding> findings, Severity severity) =>
        string.Join(
            '\n',
            findings
                .Where(finding => finding.Severity == severity)
                .Select(f =>
                    $"{(f.Column is null ? "" : f.Column + ": ")}{f.Message} {f.Fix} [{f.Code}{(f.Reference is null ? "" : $", {f.Reference}")}]"
                )
        );
}
