using System.IO.Compression;
using System.Xml;

namespace RegionalProviders.Tables;

/// <summary>
/// The sheets of an xlsx workbook, whose parts are read one after another, in bounded memory. Formulas are never
/// evaluated: a formula cell has the value that was saved with the file.
/// </summary>
internal static class Workbook
{
    private const string Main = "xl/workbook.xml";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
        MaxCharactersInDocument = TableLimits.WorkbookBytes,
    };

    public static IReadOnlyList<ITable> Open(
        Stream stream,
        TableLimits limits,
        CancellationToken cancellationToken
    ) =>
        Guard<IReadOnlyList<ITable>>(() =>
        {
            using var archive = Archive(stream);
            CheckSizes(archive);
            var parts = WorkbookParts.Read(archive, Main, cancellationToken);
            if (parts.Sheets.Count > TableLimits.SheetsRead)
                throw new TableTooLargeException(
                    $"The workbook has more than {TableLimits.SheetsRead} sheets. Save only the sheet that is asked for."
                );
            var cells = WorkbookCells.Read(archive, parts, cancellationToken);
            return
            [
                .. parts.Sheets.Select(sheet => new WorkbookSheet(stream, sheet, cells, limits)),
            ];
        });

    internal static ZipArchive Archive(Stream stream)
    {
        stream.Position = 0;
        return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
    }

    /// <summary>A part's XML; disposing the reader closes the part.</summary>
    internal static XmlReader Reader(
        ZipArchive archive,
        string part,
        CancellationToken cancellationToken
    )
    {
        var entry =
            archive.GetEntry(part)
            ?? throw new InvalidDataException("The workbook lacks a part that it names.");
        return XmlReader.Create(new MarkupStream(entry.Open(), cancellationToken), Settings);
    }

    internal static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
            when (e
                    is XmlException
                        or InvalidDataException
                        or EndOfStreamException
                        or FormatException
                        or InvalidOperationException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            throw new UnreadableTableException(
                "The workbook is damaged or incomplete. Save or download it again.",
                e
            );
        }
    }

    /// <summary>
    /// Decompression yields at most the size declared in the archive's directory, so a zip bomb is refused before it is
    /// opened.
    /// </summary>
    private static void CheckSizes(ZipArchive archive)
    {
        if (archive.GetEntry(Main) is null)
            throw new UnreadableTableException(OtherArchive(archive));
        var total = archive.Entries.Sum(e => e.Length);
        var strings = archive.GetEntry("xl/sharedStrings.xml")?.Length ?? 0;
        if (
            archive.Entries.Count > TableLimits.WorkbookEntries
            || total > TableLimits.WorkbookBytes
            || strings > TableLimits.SharedStringBytes
        )
            throw new TableTooLargeException(
                $"The workbook unpacks to more than a table may ({TableLimits.WorkbookBytes / 1024 / 1024} MB). Save only the sheets that are asked for."
            );
    }

    private static string OtherArchive(ZipArchive archive) =>
        archive.GetEntry("content.xml") is not null
            ? "The file is an OpenDocument spreadsheet. Save it as xlsx, or as csv."
        : archive.GetEntry("xl/workbook.bin") is not null
            ? "The file is a binary workbook (xlsb). Save it as an Excel workbook (xlsx)."
        : "The file is an archive, not a workbook. Unpack it first.";
}
