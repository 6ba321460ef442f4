using System.Runtime.CompilerServices;
using CsvHelper;

namespace RegionalProviders.Providers.Lists.Files;

/// <summary>A delimited text file, read row by row.</summary>
internal sealed class TextTable(Stream stream, TextEncoding text, char separator) : ITable
{
    public string? Sheet => null;

    public string? Encoding => text.Encoding.WebName;

    public bool LastRowMayBeCut => !text.EndsInLineEnd;

    public bool HasDateSerials => false;

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
            MaxRecordSize = Limits.RowBytes,
            IncludeValuesInExceptions = false,
            Encoding = text.Encoding,
            OnMalformedRecord = record =>
                openQuote |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        };
        await using var reader = CsvReader.Create(stream, options, leaveOpen: true);
        while (await NextAsync(reader, cancellationToken))
        {
            // It has swallowed the rest of the file into one cell.
            if (openQuote)
                throw new TruncatedListException(
                    $"A quotation mark in the row on line {reader.LineNumber} is not closed before the file ends. Download the list again."
                );
            if (reader.FieldCount > Limits.Columns)
                throw new ListTooLargeException(
                    $"Line {reader.LineNumber} has more than {Limits.Columns} columns. This is not a list."
                );
            yield return new RawRow((int)reader.LineNumber, Cells(reader));
        }
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] =
                reader.GetSpan(i).Length <= Limits.CellCharacters
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

    private static ListTooLargeException TooLong(long line) =>
        new(
            $"The row on line {line} is longer than any row of a list ({Limits.CellCharacters} characters a cell). "
                + "Look for a quotation mark that is not closed."
        );
}
