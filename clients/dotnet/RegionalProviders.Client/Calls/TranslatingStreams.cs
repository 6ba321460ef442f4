using Grpc.Core;

namespace RegionalProviders.Client.Calls;

/// <summary>Reads with translated failures.</summary>
internal sealed class TranslatingReader<T>(
    IAsyncStreamReader<T> inner,
    CallToken token,
    CancellationToken cancellation
) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken);
        }
        catch (RpcException e)
        {
            // Only the reader can open the stream again, and it then gets a new token.
            if (e.StatusCode == StatusCode.Unauthenticated)
                token.Drop();
            throw ErrorDetails.Translate(
                e,
                cancellationToken.IsCancellationRequested ? cancellationToken : cancellation
            );
        }
    }
}

/// <summary>Writes with translated failures.</summary>
internal sealed class TranslatingWriter<T>(
    IClientStreamWriter<T> inner,
    CancellationToken cancellation
) : IClientStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => Translated(inner.WriteAsync(message), cancellation);

    public Task WriteAsync(T message, CancellationToken cancellationToken) =>
        Translated(inner.WriteAsync(message, cancellationToken), cancellationToken);

    public Task CompleteAsync() => Translated(inner.CompleteAsync(), cancellation);

    private static async Task Translated(Task write, CancellationToken cancellation)
    {
        try
        {
            await write;
        }
        catch (RpcException e)
        {
            throw ErrorDetails.Translate(e, cancellation);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // gRPC does not wrap the exception when a connection breaks during a write.
            var status = new Status(StatusCode.Unavailable, e.Message, e);
            throw ErrorDetails.Translate(new RpcException(status), cancellation);
        }
    }
}
