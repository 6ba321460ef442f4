namespace Grpc.Core;

/// <summary>Messages to send. One write at a time: await each before the next.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>How the next messages are written; null for the call's own options.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message.</summary>
    Task WriteAsync(T message);

    /// <summary>Writes a message; cancelling ends the whole call.</summary>
    /// <exception cref="NotSupportedException">The token can be cancelled and this implementation cannot.</exception>
    Task WriteAsync(T message, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled
            ? throw new NotSupportedException(
                "Cancellation of stream writes is not supported by this gRPC implementation."
            )
            : WriteAsync(message);
}
