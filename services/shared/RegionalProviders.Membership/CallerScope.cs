using Google.Protobuf;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Membership;

/// <summary>The consortia whose data the caller shares today, and what day that is in London.</summary>
public sealed record CallerScope
{
    /// <summary>Today in Europe/London, as the policies see it.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The consortia that the caller belongs to, or acts for, today.</summary>
    public IReadOnlyList<Guid> ConsortiumIds { get; init; } = [];

    /// <summary>Reads the scope that the database's policies use.</summary>
    public static async Task<CallerScope> ReadAsync(ServiceTransaction tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        CallerScope? scope = null;
        await tx.SendAsync(Statement(tx.Schema, read => scope = read));
        return scope!;
    }

    /// <summary>
    /// Runs a create once for its request_id, for a caller who belongs to a consortium; NOT_A_MEMBER for anybody else.
    /// Scope and request_id are read in the round trip that begins the transaction.
    /// </summary>
    public static Task<TResponse> RunIdempotentAsync<TRequest, TResponse>(
        ServiceDatabase database,
        Principal principal,
        string requestId,
        TRequest request,
        Func<ServiceTransaction, CallerScope, Task<TResponse>> create,
        CancellationToken cancellationToken
    )
        where TRequest : IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new() =>
        RunIdempotentAsync(
            database,
            principal,
            requestId,
            request,
            scope =>
            {
                scope.RequireAny();
                return scope;
            },
            (tx, scope, _) => create(tx, scope),
            cancellationToken
        );

    /// <summary>
    /// The same with another requirement, such as membership of one consortium. It is also checked before a repeated
    /// response: a council that has left the consortium does not get it.
    /// </summary>
    /// <param name="database">The database of the service.</param>
    /// <param name="principal">The caller.</param>
    /// <param name="requestId">A UUID, or empty for a caller that accepts the risk of creating twice.</param>
    /// <param name="request">The request as received.</param>
    /// <param name="require">Throws if the caller may not create; its result is passed to the create.</param>
    /// <param name="create">Creates, and returns the response.</param>
    /// <param name="cancellationToken">That of the call.</param>
    public static Task<TResponse> RunIdempotentAsync<TRequest, TResponse, TRequired>(
        ServiceDatabase database,
        Principal principal,
        string requestId,
        TRequest request,
        Func<CallerScope, TRequired> require,
        Func<ServiceTransaction, CallerScope, TRequired, Task<TResponse>> create,
        CancellationToken cancellationToken
    )
        where TRequest : IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(database);
        var key = IdempotencyKey.Of(requestId, request);
        CallerScope? scope = null;
        return database.InTransactionAsync(
            principal,
            tx => [Statement(tx.Schema, read => scope = read), .. key.Statements(tx)],
            tx =>
            {
                var required = require(scope!);
                return key.AnswerAsync(tx, () => create(tx, scope!, required));
            },
            cancellationToken
        );
    }

    /// <summary>The named consortium; NOT_FOUND if it does not exist or the caller does not belong to it.</summary>
    public Guid Require(string consortiumId, string field = "consortium_id") =>
        consortiumId.ToId(field) is var id && ConsortiumIds.Contains(id)
            ? id
            : throw Fault.NotFound("consortium");

    /// <summary>The named consortium, or the caller's only one if none is named.</summary>
    public Guid RequireOrOnly(string consortiumId)
    {
        if (consortiumId.Length > 0)
            return Require(consortiumId);
        RequireAny();
        return ConsortiumIds is [var only]
            ? only
            : throw Fault.Invalid(
                "consortium_id",
                "must name one: the caller belongs to several consortia."
            );
    }

    /// <summary>The named consortium; null, meaning all of the caller's, if none is named.</summary>
    public Guid? Filter(string consortiumId)
    {
        if (consortiumId.Length > 0)
            return Require(consortiumId);
        RequireAny();
        return null;
    }

    /// <summary>NOT_A_MEMBER for a council in no consortium: an empty list would look as if nothing had been recorded.</summary>
    public void RequireAny()
    {
        if (ConsortiumIds is [])
            throw Fault.NotAMember();
    }

    /// <summary>The day, or today if absent; a future day is refused.</summary>
    public DateOnly PastDay(DateOnly? day, string field) =>
        day > Today ? throw Fault.Invalid(field, "must not be in the future.") : day ?? Today;

    /// <summary>The statement that reads the scope in one round trip with others.</summary>
    /// <param name="schema">The schema of the service.</param>
    /// <param name="read">Receives the scope when it arrives.</param>
    public static SqlStatement Statement(ServiceSchema schema, Action<CallerScope> read)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new(
            $"select {schema.Name}.today(), {schema.Name}.consortium_ids()",
            [],
            row =>
                read(
                    new CallerScope
                    {
                        Today = row.GetFieldValue<DateOnly>(0),
                        ConsortiumIds = row.GetFieldValue<Guid[]>(1),
                    }
                )
        );
    }
}
