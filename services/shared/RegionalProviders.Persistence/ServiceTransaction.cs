using System.Data;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Persistence;

/// <summary>One transaction for one principal: Dapper's calls with connection, transaction and cancellation filled in.</summary>
public sealed class ServiceTransaction(
    ServiceSchema schema,
    Principal principal,
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    TimeProvider time,
    Func<ServiceDbContext>? newContext,
    CancellationToken cancellationToken
) : IAsyncDisposable
{
    // Bounds what a transaction that publishes thousands of events holds in memory.
    private const int MaxQueued = 100;
    private static readonly SqlStatement Commit = new("commit", []);
    private readonly List<SqlStatement> queued = [];
    private ServiceDbContext? context;

    /// <summary>The schema that the transaction works in.</summary>
    public ServiceSchema Schema => schema;

    /// <summary>For whom the transaction works.</summary>
    public Principal Principal => principal;

    /// <summary>
    /// The connection, for COPY and batches. What goes out here does not wait for statements that are to be sent later.
    /// </summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>
    /// The instant that this transaction writes into its rows; the same for all of them. In whole microseconds, as the
    /// database keeps it, so that an answer made from it is what a later read says.
    /// </summary>
    public DateTimeOffset Now { get; private set; } = InMicroseconds(time.GetUtcNow());

    /// <summary>Ends with the call or the message that the transaction serves.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    internal NpgsqlTransaction DbTransaction => transaction;

    /// <summary>
    /// The entities of this transaction. What changes in them is saved before the next statement that this transaction
    /// sends, at the latest with the commit; <see cref="SaveAsync"/> saves at once. Its queries do not wait for statements
    /// that are to be sent later.
    /// </summary>
    public async ValueTask<TContext> EntitiesAsync<TContext>()
        where TContext : ServiceDbContext
    {
        if (context is null)
            await UseAsync(
                newContext?.Invoke()
                    ?? throw new InvalidOperationException($"{schema.Name} has no entities.")
            );
        return (TContext)context!;
    }

    /// <summary>
    /// Lets a context that was made elsewhere, such as the one that a library's stores were given, work in this
    /// transaction. It is saved and disposed of like one of the transaction's own.
    /// </summary>
    public async Task UseAsync(ServiceDbContext other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (context is not null)
            throw new InvalidOperationException("The transaction has a context already.");
        await other.BeginAsync(this);
        context = other;
    }

    /// <summary>Saves what changed in the entities, in one batch; ETAG_MISMATCH where another came first.</summary>
    public async Task SaveAsync()
    {
        if (context is not null)
            await context.SaveAsync(this);
    }

    /// <summary>
    /// Saves what changed in the entities; where that would make a second row of what a unique index allows once, the
    /// failure given.
    /// </summary>
    /// <param name="index">Name of the unique index or constraint.</param>
    /// <param name="failure">What the caller is told.</param>
    public async Task SaveUniqueAsync(string index, Func<ServiceException> failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        try
        {
            await SaveAsync();
        }
        catch (DbUpdateException exception)
            when (exception.InnerException
                    is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
                && violation.ConstraintName == index
            )
        {
            throw failure();
        }
    }

    /// <summary>
    /// Waits until no other transaction holds the name, and holds it until this one ends. Names are the database's: begin
    /// them with that of the service.
    /// </summary>
    public Task LockAsync(string name) => SendAsync(AdvisoryLock.Exclusive(name));

    /// <summary>Rows of a query.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await SendAsync();
        return (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();
    }

    /// <summary>The one row of a query, or default where there is none.</summary>
    public async Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? parameters = null)
    {
        await SendAsync();
        return await connection.QuerySingleOrDefaultAsync<T?>(Command(sql, parameters));
    }

    /// <summary>The one row of a query; throws where there is none.</summary>
    public async Task<T> QuerySingleAsync<T>(string sql, object? parameters = null)
    {
        await SendAsync();
        return await connection.QuerySingleAsync<T>(Command(sql, parameters));
    }

    /// <summary>Runs a statement and returns the number of rows that it touched.</summary>
    public async Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        await SendAsync();
        return await connection.ExecuteAsync(Command(sql, parameters));
    }

    /// <summary>Several result sets of one round trip.</summary>
    public async Task<SqlMapper.GridReader> QueryMultipleAsync(
        string sql,
        object? parameters = null
    )
    {
        await SendAsync();
        return await connection.QueryMultipleAsync(Command(sql, parameters));
    }

    /// <summary>
    /// Sends statements whose outcome the work does not wait for: in their place before whatever this transaction sends
    /// next, at the latest together with the commit. So their errors come later too, and roll everything back as any other.
    /// </summary>
    public Task EnqueueAsync(params IEnumerable<SqlStatement> statements)
    {
        queued.AddRange(statements);
        return queued.Count < MaxQueued ? Task.CompletedTask : SendAsync();
    }

    /// <summary>
    /// Sends statements in one round trip, together with those that wait to be sent, which come first. Each sees what
    /// those before it did, and what others committed before it starts.
    /// </summary>
    public async Task SendAsync(params IEnumerable<SqlStatement> statements)
    {
        await SaveAsync();
        SqlStatement[] all = [.. queued, .. statements];
        queued.Clear();
        if (all.Length > 0)
            await RoundTrip.ExecuteAsync(connection, transaction, all, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (context is not null)
            await context.DisposeAsync();
    }

    internal async Task CommitAsync()
    {
        await SaveAsync();
        if (queued.Count > 0)
            await SendAsync(Commit);
        else
            await transaction.CommitAsync(cancellationToken);
    }

    private static DateTimeOffset InMicroseconds(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>
    /// Takes <see cref="Now"/> anew. For work that waits for a lock before it writes anything, where what comes later must
    /// bear a later instant: that of the start may be before what the lock was waited for.
    /// </summary>
    /// <param name="after">What was written last; the instant is later by a millisecond at least, whatever the clock says.</param>
    public void ResetTimestamp(DateTimeOffset? after)
    {
        var now = InMicroseconds(time.GetUtcNow());
        // The least by which two UUIDs of version 7 are told apart.
        Now = after?.AddMilliseconds(1) is { } least && least > now ? least : now;
    }

    private CommandDefinition Command(string sql, object? parameters) =>
        new(
            sql,
            parameters,
            transaction,
            commandType: CommandType.Text,
            cancellationToken: cancellationToken
        );
}
