using Google.Protobuf;
using RegionalProviders.Kernel;

namespace RegionalProviders.Persistence;

/// <summary>Creates that may be repeated: the same request_id from the same caller gives the same response.</summary>
public static class Idempotency
{
    /// <summary>
    /// Runs a create once for its request_id, in a transaction of its own, and commits it. A repeat, even a concurrent
    /// one, waits and gets the first response; the same id with another request is refused with REQUEST_ID_REUSED. The
    /// request_id is checked in the round trip that begins the transaction.
    /// </summary>
    /// <param name="database">The database of the service.</param>
    /// <param name="principal">The caller.</param>
    /// <param name="requestId">A UUID, or empty for a caller that accepts the risk of creating twice.</param>
    /// <param name="request">The request as received.</param>
    /// <param name="create">Creates, and returns the response.</param>
    /// <param name="cancellationToken">That of the call.</param>
    /// <param name="keep">
    /// Returns what to store of the response for repeats, without secrets; if null, all of it is stored.
    /// </param>
    /// <param name="before">
    /// Runs before the create, and also before a repeated response: checks what must hold for either.
    /// </param>
    public static Task<TResponse> RunIdempotentAsync<TRequest, TResponse>(
        this ServiceDatabase database,
        Principal principal,
        string requestId,
        TRequest request,
        Func<ServiceTransaction, Task<TResponse>> create,
        CancellationToken cancellationToken,
        Func<TResponse, TResponse>? keep = null,
        Func<ServiceTransaction, Task>? before = null
    )
        where TRequest : IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(database);
        var key = IdempotencyKey.Of(requestId, request);
        return database.InTransactionAsync(
            principal,
            key.Statements,
            async tx =>
            {
                if (before is not null)
                    await before(tx);
                return await key.AnswerAsync(tx, () => create(tx), keep);
            },
            cancellationToken
        );
    }

    /// <summary>
    /// The same within an open transaction, for a create that must read something before it knows the request to
    /// compare repeats with.
    /// </summary>
    /// <inheritdoc cref="RunIdempotentAsync{TRequest,TResponse}(ServiceDatabase,Principal,string,TRequest,Func{ServiceTransaction,Task{TResponse}},CancellationToken,Func{TResponse,TResponse},Func{ServiceTransaction,Task})"/>
    public static async Task<TResponse> RunIdempotentAsync<TRequest, TResponse>(
        this ServiceTransaction transaction,
        string requestId,
        TRequest request,
        Func<Task<TResponse>> create,
        Func<TResponse, TResponse>? keep = null
    )
        where TRequest : IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var key = IdempotencyKey.Of(requestId, request);
        await transaction.SendAsync(key.Statements(transaction));
        return await key.AnswerAsync(transaction, create, keep);
    }
}
