using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace RegionalProviders.Tables;

/// <summary>
/// The sheets of an xlsx workbook. Formulas are never evaluated: a formula cell has the value that was saved with the
/// file.
/// </summary>
internal static class Workbook
{
    public static IReadOnlyList<ITable> Open(
        Stream stream,
        TableLimits limits,
        CancellationToken cancellationToken
    )
    {
        CheckSizes(new CancellableStream(stream, cancellationToken), cancellationToken);
        return Guard<IReadOnlyList<ITable>>(() =>
        {
            using var reader = Reader(stream, cancellationToken);
            if (reader.ResultsCount > TableLimits.SheetsRead)
                throw new TableTooLargeException(
                    $"The workbook has more than {TableLimits.SheetsRead} sheets. Save only the sheet that is asked for."
                );
            var sheets = new List<ITable>();
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                sheets.Add(new WorkbookSheet(stream, sheets.Count, reader.Name, limits));
            } while (reader.NextResult());
            return sheets;
        });
    }

    internal static IExcelDataReader Reader(Stream stream, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        // The reader's configuration asks for Windows-1252 by code page number even if the file is not an old workbook.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return ExcelReaderFactory.CreateOpenXmlReader(
            new CancellableStream(stream, cancellationToken),
            new ExcelReaderConfiguration { LeaveOpen = true }
        );
    }

    internal static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
            when (e
                    is ExcelReaderException
                        or XmlException
                        or InvalidDataException
                        or EndOfStreamException
                        or FormatException
                        or OverflowException
                        or ArgumentException
                        or KeyNotFoundException
                        or IndexOutOfRangeException
                        or NullReferenceException
                        or InvalidOperationException
            )
        {
            throw Damaged(e);
        }
    }

    /// <summary>
    /// Decompression yields at most the size declared in the archive's directory, so a zip bomb is refused before it is
    /// opened.
    /// </summary>
    private static void CheckSizes(Stream stream, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        using var archive = Guard(() =>
            new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true)
        );
        var entries = Guard(() => archive.Entries);
        if (archive.GetEntry("xl/workbook.xml") is null)
            throw new UnreadableTableException(
                archive.GetEntry("content.xml") is null
                    ? "The file is an archive, not a workbook. Unpack it first."
                    : "The file is an OpenDocument spreadsheet. Save it as xlsx, or as csv."
            );
        var total = entries.Sum(e => e.Length);
        var strings = archive.GetEntry("xl/sharedStrings.xml")?.Length ?? 0;
        if (
            entries.Count > TableLimits.WorkbookEntries
            || total > TableLimits.WorkbookBytes
            || strings > TableLimits.SharedStringBytes
        )
            throw new TableTooLargeException(
                $"The workbook unpacks to more than a table may ({TableLimits.WorkbookBytes / 1024 / 1024} MB). Save only the sheets that are asked for."
            );
        Guard(() =>
        {
            WorkbookTexts.EnsureWithinLimits(entries);
            WorkbookShape.EnsureWithinLimits(entries, cancellationToken);
            return true;
        });
    }

    private static UnreadableTableException Damaged(Exception inner) =>
        new("The workbook is damaged or incomplete. Save or download it again.", inner);
}

/// <summary>One sheet.</summary>
internal sealed class WorkbookSheet(Stream stream, int index, string name, TableLimits limits)
    : ITable
{
    public string? Sheet => name;

    public string? Encoding => null;

    // A workbook that was cut off has lost its directory and does not open at all.
    public bool LastRowMayBeCut => false;

    public bool HasDateSerials => true;

    public async IAsyncEnumerable<RawRow> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        using var reader = Workbook.Guard(() => Workbook.Reader(stream, cancellationToken));
        for (var i = 0; i < index; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Workbook.Guard(reader.NextResult);
        }
        // Before the first row: the reader sizes its buffers by the rightmost cell, and one forged reference can place
        // that anywhere.
        if (reader.FieldCount > limits.Columns)
            throw new TableTooLargeException(
                $"Sheet '{name}' has more than {limits.Columns} columns. Remove those that are not asked for."
            );
        long all = 0;
        while (Workbook.Guard(reader.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = new string[reader.FieldCount];
            long characters = 0;
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Text(reader, i);
                characters += cells[i].Length;
            }
            // One shared string, stored once, may be in every cell.
            all += characters;
            if (characters > TableLimits.RowCharacters || all > TableLimits.WorkbookBytes)
                throw new TableTooLargeException(
                    $"Sheet '{name}' has more text up to row {reader.Depth + 1} than a table can. Save only the columns that are asked for."
                );
            yield return new RawRow(reader.Depth + 1, cells);
        }
    }

    private string Text(IExcelDataReader reader, int column)
    {
        var text = Workbook.Guard(() => reader.GetValue(column)) switch
        {
            null => "",
            string value => value,
            DateTime value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            double value => value.ToString("0.###############", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString() ?? "",
        };
        return text.Length <= TableLimits.CellCharacters
            ? text
            : throw new TableTooLargeException(
                $"A cell in row {reader.Depth + 1} of sheet '{name}' is longer than {TableLimits.CellCharacters} characters."
            );
    }
}
