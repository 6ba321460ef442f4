using System.Runtime.CompilerServices;
using CsvHelper;

namespace RegionalProviders.Tables;

/// <summary>A delimited text file, read row by row.</summary>
internal sealed class TextTable(
    Stream stream,
    TextEncoding text,
    char separator,
    TableLimits limits
) : ITable
{
    public string? Sheet => null;

    public string? Encoding => text.Encoding.WebName;

    public bool LastRowMayBeCut => !text.EndsInLineEnd;

    public DateSerials Serials => DateSerials.None;

    public bool IsHidden => false;

    public async IAsyncEnumerable<RawRow> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        stream.Position = 0;
        var openQuote = false;
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            MaxRecordSize = TableLimits.RowCharacters,
            IncludeValuesInExceptions = false,
            Encoding = text.Encoding,
            OnMalformedRecord = record =>
                openQuote |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        };
        await using var reader = CsvReader.Create(stream, options, leaveOpen: true);
        while (await NextAsync(reader, cancellationToken))
        {
            // An unclosed quote makes the rest of the file one cell.
            if (openQuote)
                throw new TruncatedTableException(
                    $"A quotation mark in the row on line {reader.LineNumber} is not closed before the file ends. Close it, or save the file again."
                );
            if (reader.FieldCount > limits.Columns)
                throw new TableTooLargeException(
                    $"Line {reader.LineNumber} has more than {limits.Columns} columns. Remove those that are not asked for."
                );
            yield return new RawRow((int)reader.LineNumber, Cells(reader));
        }
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] =
                reader.GetSpan(i).Length <= TableLimits.CellCharacters
                    ? reader.GetString(i)
                    : throw TooLong(reader.LineNumber);
        return cells;
    }

    private static async ValueTask<bool> NextAsync(
        CsvReader reader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e.LineNumber);
        }
    }

    private static TableTooLargeException TooLong(long line) =>
        new(
            $"The row on line {line} is longer than any genuine row ({TableLimits.CellCharacters} characters a cell). "
                + "Look for a quotation mark that is not closed."
        );
}
