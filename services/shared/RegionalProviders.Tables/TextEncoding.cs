using System.Text;

namespace RegionalProviders.Tables;

/// <summary>The encoding of a text file, and whether the file ends with a line break.</summary>
internal sealed record TextEncoding(Encoding Encoding, bool EndsInLineEnd)
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252
    )!;

    /// <summary>
    /// A byte order mark decides. Without one the whole file is checked: if all of it is valid UTF-8, it is UTF-8; if
    /// hardly any of it is, Windows-1252. One in between has been put together from both, and either reading would
    /// garble names: it is refused. Checking the beginning would not do, because the only accented name may be in the
    /// last row.
    /// </summary>
    public static async Task<TextEncoding> DetectAsync(
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[64 * 1024];
        stream.Position = 0;
        Encoding? marked = null;
        var kept = 0;
        var first = true;
        var characters = new Utf8Count();
        byte last = 0;
        byte lastButOne = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(kept), cancellationToken)) > 0)
        {
            var chunk = buffer.AsMemory(0, kept + read);
            if (first)
                marked = FromMark(chunk.Span);
            first = false;
            lastButOne = chunk.Length > 1 ? chunk.Span[^2] : last;
            last = chunk.Span[^1];
            var rest = marked is null or UTF8Encoding ? characters.Add(chunk.Span) : 0;
            chunk.Span[^rest..].CopyTo(buffer);
            kept = rest;
        }
        // Cut off inside a character: still UTF-8, provided that the rest was and contained multi-byte characters.
        if (kept > 0 && characters.Valid == 0)
            characters.AddInvalid();
        if (characters.Invalid > 0 && (marked is UTF8Encoding || characters.IsMixed))
            throw new UnreadableTableException(
                $"Line {characters.FirstInvalidLine} has a character in another encoding than the rest of the file (UTF-8). Correct it, or save the file again as UTF-8."
            );
        var ends =
            last is (byte)'\n' or (byte)'\r'
            || (last == 0 && lastButOne is (byte)'\n' or (byte)'\r');
        return new TextEncoding(
            marked ?? (characters.Invalid == 0 ? new UTF8Encoding(false) : Windows1252),
            ends
        );
    }

    private static UTF8Encoding? FromUtf8Mark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? new UTF8Encoding(true) : null;

    private static Encoding? FromMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
        : bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
        : FromUtf8Mark(bytes);
}
