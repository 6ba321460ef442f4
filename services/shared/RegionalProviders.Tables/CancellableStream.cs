namespace RegionalProviders.Tables;

/// <summary>
/// Reading ends when the call does: the workbook reader passes over whole sheets in one call and takes no token, so its
/// reads of the file throw an <see cref="OperationCanceledException"/> instead.
/// </summary>
internal sealed class CancellableStream(Stream inner, CancellationToken cancellationToken) : Stream
{
    // Deflate unpacks to at most a thousand times the size: few bytes at a time leave little to go on with.
    private const int BytesARead = 512;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return inner.Read(buffer[..Math.Min(buffer.Length, BytesARead)]);
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();
}
