using Google.Protobuf;
using Grpc.Core;

namespace RegionalProviders.Placements.Shared;

/// <summary>
/// What is written to it goes to the caller in pieces. A synchronous write, which may not wait, only gathers; the next
/// asynchronous one sends.
/// </summary>
/// <param name="responses">Takes the pieces.</param>
/// <param name="piece">The answer that carries these bytes.</param>
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

    // Asked for by writers at the end of every buffer: pieces are sent when they are large enough, the rest at the end.
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
