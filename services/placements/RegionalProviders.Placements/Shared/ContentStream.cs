using Google.Protobuf;
using Grpc.Core;

namespace RegionalProviders.Placements.Shared;

/// <summary>
/// A stream that sends its content to the caller in chunks. Synchronous writes, which must not block, are only
/// buffered; an asynchronous write sends the buffer once it is large enough, an asynchronous flush sends the rest.
/// </summary>
/// <param name="responses">Receives the chunks.</param>
/// <param name="piece">Creates the response for a chunk.</param>
internal sealed class ContentStream<TResponse>(
    IServerStreamWriter<TResponse> responses,
    Func<ByteString, TResponse> piece
) : Stream
{
    private const int Piece = 64 * 1024;
    private readonly MemoryStream gathered = new();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        gathered.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => gathered.Write(buffer);

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        gathered.Write(buffer.Span);
        if (gathered.Length >= Piece)
            await FlushAsync(cancellationToken);
    }

    public override Task WriteAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Does nothing, because writers flush after every buffer: chunks are sent once they are large enough, the rest at
    // the end.
    public override void Flush() { }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (gathered.Length == 0)
            return;
        var content = ByteString.CopyFrom(gathered.GetBuffer().AsSpan(0, (int)gathered.Length));
        gathered.SetLength(0);
        await responses.WriteAsync(piece(content), cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            gathered.Dispose();
        base.Dispose(disposing);
    }
}
