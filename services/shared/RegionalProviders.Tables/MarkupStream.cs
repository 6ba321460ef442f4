namespace RegionalProviders.Tables;

/// <summary>
/// XML as its reader sees it. Reading ends when the call does, and at a tag or text that is longer than any cell can be,
/// which the XML reader would load whole.
/// </summary>
/// <param name="part">The bytes; disposed with this stream.</param>
/// <param name="cancellationToken">Ends the reading.</param>
public sealed class MarkupStream(Stream part, CancellationToken cancellationToken) : Stream
{
    // No character of a cell takes more bytes than one written as a numeric character reference.
    private const int MaxBytesBetweenTags = TableLimits.CellCharacters * 10;
    private int bytesSinceTag;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = part.Read(buffer);
        var bytes = buffer[..read];
        while (bytes.IndexOf((byte)'<') is var tag and >= 0)
        {
            Count(tag);
            bytesSinceTag = 0;
            bytes = bytes[(tag + 1)..];
        }
        Count(bytes.Length);
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) =>
        Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            part.Dispose();
        base.Dispose(disposing);
    }

    private void Count(int bytes)
    {
        bytesSinceTag += bytes;
        if (bytesSinceTag > MaxBytesBetweenTags)
            throw new TableTooLargeException(
                $"The file has a text that is longer than a cell can be ({TableLimits.CellCharacters} characters). Shorten it."
            );
    }
}
