using Grpc.Core;
using RegionalProviders.Persistence;

namespace RegionalProviders.Calls.Limits;

/// <summary>Refuses to write a response within a transaction, because the caller decides how long a write takes.</summary>
internal sealed class OutsideTransactionWriter<T>(IServerStreamWriter<T> inner)
    : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        OpenTransaction.RequireNone();
        return inner.WriteAsync(message, cancellationToken);
    }
}
