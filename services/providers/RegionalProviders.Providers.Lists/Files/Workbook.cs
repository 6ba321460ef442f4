using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace RegionalProviders.Providers.Lists.Files;

/// <summary>The sheets of an xlsx workbook. Formulas are never evaluated: a formula cell has the value that was saved with it.</summary>
internal static class Workbook
{
    public static IReadOnlyList<ITable> Open(Stream stream)
    {
        CheckSizes(stream);
        return Guard<IReadOnlyList<ITable>>(() =>
        {
            using var reader = Reader(stream);
            if (reader.ResultsCount > Limits.SheetsRead)
                throw new ListTooLargeException(
                    $"The workbook has more than {Limits.SheetsRead} sheets. This is not a list."
                );
            var sheets = new List<ITable>();
            do sheets.Add(new WorkbookSheet(stream, sheets.Count, reader.Name));
            while (reader.NextResult());
            return sheets;
        });
    }

    internal static IExcelDataReader Reader(Stream stream)
    {
        stream.Position = 0;
        // The reader's configuration asks for Windows-1252 by number even where the file is not an old workbook.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return ExcelReaderFactory.CreateOpenXmlReader(
            stream,
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

    /// <summary>What the directory of the archive declares is what decompression yields at most, so a bomb is refused unopened.</summary>
    private static void CheckSizes(Stream stream)
    {
        stream.Position = 0;
        using var archive = Guard(() =>
            new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true)
        );
        var entries = Guard(() => archive.Entries);
        if (archive.GetEntry("xl/workbook.xml") is null)
            throw new UnreadableListException(
                archive.GetEntry("content.xml") is null
                    ? "The file is an archive, not a workbook. Unpack it first."
                    : "The file is an OpenDocument spreadsheet. Save it as xlsx, or take the csv from the same page."
            );
        var total = entries.Sum(e => e.Length);
        var strings = archive.GetEntry("xl/sharedStrings.xml")?.Length ?? 0;
        if (
            entries.Count > Limits.WorkbookEntries
            || total > Limits.WorkbookBytes
            || strings > Limits.SharedStringBytes
        )
            throw new ListTooLargeException(
                $"The workbook unpacks to more than a list may ({Limits.WorkbookBytes / 1024 / 1024} MB). Save only the sheets of the list."
            );
        Guard(() => WorkbookTexts.AreShort(entries));
    }

    private static UnreadableListException Damaged(Exception inner) =>
        new("The workbook is damaged or incomplete. Download it again.", inner);
}

/// <summary>One sheet.</summary>
internal sealed class WorkbookSheet(Stream stream, int index, string name) : ITable
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
        using var reader = Workbook.Guard(() => Workbook.Reader(stream));
        for (var i = 0; i < index; i++)
            Workbook.Guard(reader.NextResult);
        // Before the first row: the reader sizes its buffers by the rightmost cell, which one forged reference can put anywhere.
        if (reader.FieldCount > Limits.Columns)
            throw new ListTooLargeException(
                $"Sheet '{name}' has more than {Limits.Columns} columns. This is not a list."
            );
        while (Workbook.Guard(reader.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Text(reader, i);
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
        return text.Length <= Limits.CellCharacters
            ? text
            : throw new ListTooLargeException(
                $"A cell in row {reader.Depth + 1} of sheet '{name}' is longer than {Limits.CellCharacters} characters."
            );
    }
}
