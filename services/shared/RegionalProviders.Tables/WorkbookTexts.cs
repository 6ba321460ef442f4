using System.Buffers;
using System.IO.Compression;

namespace RegionalProviders.Tables;

/// <summary>
/// Looks for texts of many megabytes before the workbook is opened: the reader loads every text into memory whole,
/// several times over, before anything can measure it.
/// </summary>
internal static class WorkbookTexts
{
    private const int BufferBytes = 64 * 1024;

    // No character of a cell takes more bytes than one written as a numeric character reference.
    private const int MaxBytes = TableLimits.CellCharacters * 10;

    /// <summary>Throws if the text between two tags is longer than any cell can be.</summary>
    public static void EnsureWithinLimits(IEnumerable<ZipArchiveEntry> entries)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            foreach (var entry in entries)
                Check(entry, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Check(ZipArchiveEntry entry, byte[] buffer)
    {
        using var content = entry.Open();
        var length = 0L;
        while (content.Read(buffer) is var read and > 0)
        {
            var bytes = buffer.AsSpan(0, read);
            // Text between two tags within one buffer is shorter than the buffer, and so than the limit.
            var first = bytes.IndexOf((byte)'<');
            length += first < 0 ? read : first;
            if (length > MaxBytes)
                throw new TableTooLargeException(
                    $"The workbook has a text that is longer than a cell can be ({TableLimits.CellCharacters} characters). Shorten it."
                );
            if (first >= 0)
                length = read - bytes.LastIndexOf((byte)'<');
        }
    }
}
