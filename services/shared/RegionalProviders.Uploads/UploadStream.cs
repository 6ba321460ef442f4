using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Kernel;

namespace RegionalProviders.Uploads;

/// <summary>The pieces of a file as sent by a caller.</summary>
public static class UploadStream
{
    /// <summary>Maximum number of bytes in one message.</summary>
    public const int MaxPieceBytes = 1024 * 1024;

    /// <summary>
    /// Stores piece after piece until the caller ends the stream, and returns the progress of the upload. No database
    /// connection is held while waiting for the next piece.
    /// </summary>
    /// <param name="stream">The stream, after its header.</param>
    /// <param name="contentOf">The piece in a message; null if the message is not a piece.</param>
    /// <param name="progress">The progress of the upload so far.</param>
    /// <param name="keep">Stores a piece at its offset, in a transaction of its own.</param>
    /// <param name="cancellationToken">That of the call.</param>
    public static async Task<UploadProgress> ReceiveAsync<TRequest>(
        IAsyncStreamReader<TRequest> stream,
        Func<TRequest, ByteString?> contentOf,
        UploadProgress progress,
        Func<long, ReadOnlyMemory<byte>, Task> keep,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(progress);
        var (received, total) = progress;
        while (await stream.MoveNext(cancellationToken))
        {
            var content = Piece(contentOf(stream.Current));
            if (received + content.Length > total)
                throw Fault.Invalid("content", "is more than header.total_bytes.");
            if (content.IsEmpty)
                continue;
            await keep(received, content);
            received += content.Length;
        }
        return new UploadProgress(received, total);
    }

    /// <summary>The bytes of a piece; refuses a message that is not a piece, and a piece that is too large.</summary>
    public static ReadOnlyMemory<byte> Piece(ByteString? content)
    {
        if (content is null)
            throw Fault.Invalid("content", "must follow the header; there is one header only.");
        return content.Length <= MaxPieceBytes
            ? content.Memory
            : throw Fault.Invalid("content", $"must be at most {MaxPieceBytes} bytes a message.");
    }
}
