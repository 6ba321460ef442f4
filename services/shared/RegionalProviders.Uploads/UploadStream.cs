using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Kernel;

namespace RegionalProviders.Uploads;

/// <summary>The pieces of a file as a caller sends them.</summary>
public static class UploadStream
{
    /// <summary>Most bytes of one message.</summary>
    public const int MaxPieceBytes = 1024 * 1024;

    /// <summary>
    /// Keeps piece after piece until the caller ends the stream, and answers with how far the upload has come. Nothing of
    /// the database is held while the next piece is waited for.
    /// </summary>
    /// <param name="stream">The stream, after its header.</param>
    /// <param name="contentOf">The piece in a message; null where the message is no piece.</param>
    /// <param name="progress">How far the upload had come.</param>
    /// <param name="keep">Keeps a piece, in a transaction of its own, at the place that it begins at.</param>
    /// <param name="cancellationToken">Ends with the call.</param>
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

    /// <summary>The bytes of a piece; refuses what is none, and one that is too large.</summary>
    public static ReadOnlyMemory<byte> Piece(ByteString? content)
    {
        if (content is null)
            throw Fault.Invalid("content", "must follow the header; there is one header only.");
        return content.Length <= MaxPieceBytes
            ? content.Memory
            : throw Fault.Invalid("content", $"must be at most {MaxPieceBytes} bytes a message.");
    }
}
