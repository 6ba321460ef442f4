using Google.Protobuf;
using RegionalProviders.Kernel;

namespace RegionalProviders.Persistence;

/// <summary>Creates that may be repeated: the same request_id from the same caller gives the same answer.</summary>
public static class Idempotency
{
    /// <summary>
    /// Runs a create once for its request_id, in a transaction of its own that is committed. A repeat, even one at the same
    /// moment, waits and gets the first answer; the id with another request is refused with REQUEST_ID_REUSED. The
    /// request_id is looked at in the round trip that begins the transaction.
    /// </summary>
    /// <param name="database">The database of the service.</param>
    /// <param name="principal">The caller.</param>
    /// <param name="requestId">A UUID, or empty for a caller that takes the risk of repeating.</param>
    /// <param name="request">The request as received.</param>
    /// <param name="create">Creates and answers.</param>
    /// <param name="cancellationToken">That of the call.</param>
    /// <param name="keep">What of the answer is kept for repeats; everything where null. Secrets are taken out here.</param>
    /// <param name="before">Runs before the create and before a repeated answer too: what must hold for either.</param>
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
    /// The same within a transaction that is open, for a create that must read before it knows what to compare repeats by.
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
