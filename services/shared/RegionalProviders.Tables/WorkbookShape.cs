using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace RegionalProviders.Tables;

/// <summary>
/// Measures the parts of a workbook before it is opened. The reader joins the runs of a text one by one and allocates
/// every cell up to the last of a sheet, so a small file could keep it busy for minutes between two reads of the file.
/// </summary>
internal sealed class WorkbookShape
{
    private const int NodesBetweenLooks = 4096;
    private const int MaxColumn = 1_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = TableLimits.WorkbookBytes,
    };

    // Depth of the text or cell that is being read; -1 outside of any.
    private int textDepth = -1;
    private int runs;
    private long characters;
    private long row;
    private long lastRow;
    private long column;
    private long lastColumn;

    private WorkbookShape() { }

    /// <summary>Throws if a part is larger than any genuine one.</summary>
    public static void EnsureWithinLimits(
        IEnumerable<ZipArchiveEntry> entries,
        CancellationToken cancellationToken
    )
    {
        foreach (var entry in entries)
        {
            try
            {
                using var content = entry.Open();
                using var reader = XmlReader.Create(content, Settings);
                new WorkbookShape().Measure(reader, cancellationToken);
            }
            catch (XmlException)
            {
                // A picture; or else the workbook reader meets the same error, if it reads this part at all.
            }
        }
    }

    private void Measure(XmlReader reader, CancellationToken cancellationToken)
    {
        for (var nodes = 0; reader.Read(); nodes++)
        {
            if (nodes % NodesBetweenLooks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (reader.NodeType == XmlNodeType.Element)
                Count(reader);
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == textDepth)
                textDepth = -1;
            else if (textDepth >= 0 && reader.HasValue)
                characters += reader.Value.Length;
            if (runs > TableLimits.TextRuns || characters > 2 * TableLimits.CellCharacters)
                throw new TableTooLargeException(
                    $"The workbook has a text of more pieces or characters than a cell can be (at most {TableLimits.TextRuns} formats and {TableLimits.CellCharacters} characters). Shorten it, or clear its formats."
                );
            if (lastRow * lastColumn > TableLimits.SheetCells)
                throw new TableTooLargeException(
                    $"A sheet reaches to row {lastRow} and column {lastColumn}, further than a table can. Delete what is below and beside the table."
                );
        }
    }

    private void Count(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "si":
                BeginText(reader);
                break;
            case "t" when textDepth >= 0:
                runs++;
                break;
            case "row":
                // Row numbers fit in an int and columns are below a million, so that their product cannot overflow.
                row = int.TryParse(
                    reader.GetAttribute("r"),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var given
                )
                    ? given
                    : row + 1;
                lastRow = Math.Max(lastRow, row);
                column = 0;
                break;
            case "c":
                column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
                lastColumn = Math.Max(lastColumn, column);
                BeginText(reader);
                break;
            default:
                break;
        }
    }

    private void BeginText(XmlReader reader)
    {
        textDepth = reader.IsEmptyElement ? -1 : reader.Depth;
        runs = 0;
        characters = 0;
    }

    // AB12 is in column 28.
    private static long? ColumnOf(string? reference)
    {
        long found = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter) || found > MaxColumn)
                break;
            found = found * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
        }
        return found == 0 ? null : found;
    }
}
