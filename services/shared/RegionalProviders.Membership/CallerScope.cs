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

    /// <summary>Reads the scope that the policies of the database go by.</summary>
    public static async Task<CallerScope> ReadAsync(ServiceTransaction tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        CallerScope? scope = null;
        await tx.SendAsync(Statement(tx.Schema, read => scope = read));
        return scope!;
    }

    /// <summary>
    /// Runs a create of a caller who belongs to a consortium, once for its request_id; NOT_A_MEMBER for anybody else.
    /// Scope and request_id are looked at in the round trip that begins the transaction.
    /// </summary>
    /// <inheritdoc cref="Idempotency.RunIdempotentAsync"/>
    public static Task<TResponse> RunIdempotentAsync<TRequest, TResponse>(
        ServiceDatabase database,
        Principal principal,
        string requestId,
        TRequest request,
        Func<ServiceTransaction, CallerScope, Task<TResponse>> create,
        CancellationToken cancellationToken
    )
        where TRequest : IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(database);
        var claim = IdempotencyKey.Of(requestId, request);
        CallerScope? scope = null;
        return database.InTransactionAsync(
            principal,
            tx => [Statement(tx.Schema, read => scope = read), .. claim.Statements(tx)],
            tx =>
            {
                scope!.RequireAny();
                return claim.AnswerAsync(tx, () => create(tx, scope));
            },
            cancellationToken
        );
    }

    /// <summary>The consortium named; one that the caller is not of looks like one that does not exist.</summary>
    public Guid Require(string consortiumId, string field = "consortium_id") =>
        consortiumId.ToId(field) is var id && ConsortiumIds.Contains(id)
            ? id
            : throw Fault.NotFound("consortium");

    /// <summary>The consortium named, or the caller's only one.</summary>
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

    /// <summary>The consortium named; null, for all of the caller's, where none is.</summary>
    public Guid? Filter(string consortiumId)
    {
        if (consortiumId.Length > 0)
            return Require(consortiumId);
        RequireAny();
        return null;
    }

    /// <summary>An empty answer to a council that is in no consortium would look as if nothing had been recorded.</summary>
    public void RequireAny()
    {
        if (ConsortiumIds is [])
            throw Fault.NotAMember();
    }

    /// <summary>The day, or today where it is absent; a day to come is refused.</summary>
    public DateOnly PastDay(DateOnly? day, string field) =>
        day > Today ? throw Fault.Invalid(field, "must not be in the future.") : day ?? Today;

    /// <summary>Reads it in one round trip with other statements.</summary>
    /// <param name="schema">The schema of the service.</param>
    /// <param name="read">Takes the scope when it arrives.</param>
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
