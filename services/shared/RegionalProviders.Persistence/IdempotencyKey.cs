using System.Security.Cryptography;
using Google.Protobuf;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Persistence;

/// <summary>
/// The request_id of a create, used in two steps: <see cref="Statements"/> may be sent to the server together with
/// others, then <see cref="AnswerAsync"/> creates, or repeats the response. The methods of <see cref="Idempotency"/> do
/// both.
/// </summary>
public sealed class IdempotencyKey
{
    private readonly string method;
    private readonly Guid? id;
    private readonly byte[] hash;
    private bool isFirst;

    private IdempotencyKey(string method, Guid? id, byte[] hash)
    {
        this.method = method;
        this.id = id;
        this.hash = hash;
        isFirst = id is null;
    }

    /// <summary>
    /// The key of a request. Refuses a request_id that is not a UUID; with an empty one, every request counts as the
    /// first.
    /// </summary>
    public static IdempotencyKey Of(string requestId, IMessage request)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentNullException.ThrowIfNull(request);
        var name = request.Descriptor.FullName;
        if (requestId.Length == 0)
            return new(name, null, []);
        return Guid.TryParseExact(requestId, "D", out var id)
            ? new(name, id, SHA256.HashData(request.ToByteArray()))
            : throw Fault.Invalid("request_id", "must be a UUID in its 36-character form.");
    }

    /// <summary>Inserts the key. A concurrent repeat waits here for the first to commit or roll back.</summary>
    public IEnumerable<SqlStatement> Statements(ServiceTransaction transaction) =>
        id is null
            ? []
            :
            [
                new(
                    $"""
                    insert into {transaction.Schema.Name}.idempotency (method, request_id, request_hash, created_at)
                    values ($1, $2, $3, $4) on conflict do nothing returning true
                    """,
                    [
                        Argument.Of(method),
                        Argument.Of(id.Value),
                        Argument.Of(hash),
                        Argument.Of(transaction.Now),
                    ],
                    _ => isFirst = true
                ),
            ];

    /// <summary>
    /// If the key was new, creates and stores the response with the commit; otherwise returns the response of the
    /// first.
    /// </summary>
    /// <param name="transaction">The transaction in which <see cref="Statements"/> were sent.</param>
    /// <param name="create">Creates, and returns the response.</param>
    /// <param name="keep">
    /// Returns what to store of the response for repeats, without secrets; if null, all of it is stored.
    /// </param>
    public async Task<TResponse> AnswerAsync<TResponse>(
        ServiceTransaction transaction,
        Func<Task<TResponse>> create,
        Func<TResponse, TResponse>? keep = null
    )
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (!isFirst)
            return await RepeatAsync<TResponse>(transaction);
        var response = await create();
        if (id is not null)
            await transaction.EnqueueAsync(
                new SqlStatement(
                    $"update {transaction.Schema.Name}.idempotency set response = $3 where method = $1 and request_id = $2",
                    [
                        Argument.Of(method),
                        Argument.Of(id.Value),
                        Argument.Of((keep is null ? response : keep(response)).ToByteArray()),
                    ]
                )
            );
        return response;
    }

    private async Task<TResponse> RepeatAsync<TResponse>(ServiceTransaction transaction)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var first = await transaction.QuerySingleAsync<(byte[] Hash, byte[] Answer)>(
            $"select request_hash, response from {transaction.Schema.Name}.idempotency where method = @method and request_id = @id",
            new { method, id }
        );
        if (!first.Hash.AsSpan().SequenceEqual(hash))
            throw new ServiceException(
                ErrorReason.RequestIdReused,
                "request_id: used before with another request. Take a new UUID for a new request."
            );
        return new MessageParser<TResponse>(() => new TResponse()).ParseFrom(first.Answer);
    }
}
