namespace Grpc.Core;

/// <summary>Shorthands for reading a stream.</summary>
public static class AsyncStreamReaderExtensions
{
    /// <summary>Reads the next message without a cancellation token; false at the end of the stream.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="streamReader"/> is null.</exception>
    public static Task<bool> MoveNext<T>(this IAsyncStreamReader<T> streamReader)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(streamReader);
        return streamReader.MoveNext(CancellationToken.None);
    }
}
