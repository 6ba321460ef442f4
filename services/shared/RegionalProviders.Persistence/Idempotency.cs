using System.Security.Cryptography;
using Google.Protobuf;
using RegionalProviders.Common.V1;
using RegionalProviders.Errors;

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
    public static async Task<TResponse> OnceAsync<TRequest, TResponse>(
        this ServiceTransaction transaction,
        string requestId,
        TRequest request,
        Func<Task<TResponse>> create,
        Func<TResponse, TResponse>? keep = null
    )
        where TRequest : IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (requestId.Length == 0)
            return await create();
        if (!Guid.TryParseExact(requestId, "D", out var id))
            throw Fault.Invalid("request_id", "must be a UUID in its 36-character form.");

        var key = new
        {
            method = request.Descriptor.FullName,
            id,
            hash = SHA256.HashData(request.ToByteArray()),
            now = transaction.Now,
        };
        var table = $"{transaction.Schema.Name}.idempotency";
        // A repeat at the same moment waits here for the first to commit or roll back.
        var isFirst =
            await transaction.ExecuteAsync(
                $"insert into {table} (method, request_id, request_hash, created_at) values (@method, @id, @hash, @now) on conflict do nothing",
                key
            ) == 1;
        if (isFirst)
        {
            var response = await create();
            var kept = (keep is null ? response : keep(response)).ToByteArray();
            await transaction.ExecuteAsync(
                $"update {table} set response = @kept where method = @method and request_id = @id",
                new
                {
                    key.method,
                    key.id,
                    kept,
                }
            );
            return response;
        }

        var (hash, answer) = await transaction.QuerySingleAsync<(byte[] Hash, byte[] Answer)>(
            $"select request_hash, response from {table} where method = @method and request_id = @id",
            key
        );
        if (!hash.AsSpan().SequenceEqual(key.hash))
            throw new ServiceException(
                ErrorReason.RequestIdReused,
                "request_id: used before with another request. Take a new UUID for a new request."
            );
        return new MessageParser<TResponse>(() => new TResponse()).ParseFrom(answer);
    }
}
