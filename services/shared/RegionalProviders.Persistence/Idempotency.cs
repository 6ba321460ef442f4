using Google.Protobuf;

namespace RegionalProviders.Persistence;

/// <summary>Creates that may be repeated: the same request_id from the same caller gives the same answer.</summary>
public static class Idempotency
{
    /// <summary>
    /// Runs a create once for its request_id, within the transaction that creates. A repeat, even one at the same
    /// moment, waits and gets the first answer; the id with another request is refused with REQUEST_ID_REUSED.
    /// </summary>
    /// <param name="transaction">The transaction of the create.</param>
    /// <param name="requestId">A UUID, or empty for a caller that takes the risk of repeating.</param>
    /// <param name="request">The request as received.</param>
    /// <param name="create">Creates and answers.</param>
    /// <param name="keep">What of the answer is kept for repeats; everything where null. Secrets are taken out here.</param>
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
        var claim = IdempotencyKey.Of(requestId, request);
        await transaction.SendAsync(claim.Statements(transaction));
        return await claim.AnswerAsync(transaction, create, keep);
    }
}
