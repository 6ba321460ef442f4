namespace Grpc.Core;

/// <summary>Messages that arrive. One read at a time.</summary>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message last read; undefined before the first <see cref="MoveNext"/> and after the end.</summary>
    T Current { get; }

    /// <summary>Reads the next message; false at the end of the stream.</summary>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
