using System.Text;

namespace RegionalProviders.Tables;

/// <summary>Decides from the first bytes what a file is, and says why it cannot be read.</summary>
public static class TableFile
{
    private static readonly char[] Separators = [',', '\t', ';'];

    /// <summary>
    /// One entry for each sheet or text file; each entry lists the ways to split it, of which the one that yields a
    /// header is right. The stream must be seekable, stays open, and must not be used otherwise while the tables are
    /// read. A file that is not a table, or is larger than the limits, throws a <see cref="TableException"/>.
    /// </summary>
    public static async Task<IReadOnlyList<IReadOnlyList<ITable>>> OpenAsync(
        Stream stream,
        TableLimits? limits = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= TableLimits.Default;
        var start = new byte[4096];
        stream.Position = 0;
        var length = await stream.ReadAtLeastAsync(
            start,
            start.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        var head = start.AsMemory(0, length);
        if (length == 0)
            throw new UnreadableTableException("The file is empty.");
        if (head.Span.StartsWith("PK\u0003\u0004"u8))
            return
            [
                .. Workbook
                    .Open(stream, limits, cancellationToken)
                    .Select(sheet => (IReadOnlyList<ITable>)[sheet]),
            ];
        if (Fault(head.Span) is { } fault)
            throw new UnreadableTableException(fault);
        var text = await TextEncoding.DetectAsync(stream, cancellationToken);
        return
        [
            [.. Separators.Select(separator => new TextTable(stream, text, separator, limits))],
        ];
    }

    private static string? Fault(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF"u8))
            return "The file is a PDF.";
        if (head is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return "The file is an old or password-protected Excel workbook. Save it as xlsx without a password.";
        if (head is [0x1F, 0x8B, ..])
            return "The file is compressed. Unpack it first.";
        if (
            Encoding
                .Latin1.GetString(head)
                .TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n')
                .StartsWith('<')
        )
            return "The file is a web page or XML, whatever its name says. Save the table itself as csv or xlsx.";
        var isUtf16 = head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return !isUtf16 && head.Count((byte)0) * 10 > head.Length ? "The file is not text." : null;
    }
}
