using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Persistence;

/// <summary>
/// One transaction for one principal. Changed entities are saved and queued statements sent before anything that is
/// sent after them, and with the commit at the latest; so the order of the calls is the order in the database.
/// </summary>
public sealed partial class ServiceTransaction(
    ServiceSchema schema,
    Principal principal,
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    TimeProvider time,
    Func<ServiceDbContext>? newContext,
    CancellationToken cancellationToken
) : IAsyncDisposable
{
    private static readonly SqlStatement Commit = new("commit", []);
    private readonly TransactionClock clock = new(time);
    private readonly StatementQueue queue = new();
    private ServiceDbContext? context;

    /// <summary>The schema that the transaction works in.</summary>
    public ServiceSchema Schema => schema;

    /// <summary>The principal that the transaction works for.</summary>
    public Principal Principal => principal;

    /// <summary>The connection, for COPY and batches. What is sent here does not wait for queued statements.</summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>
    /// The instant that this transaction writes into its rows; the same for all of them. In whole microseconds, the
    /// precision of the database, so that a response built from it equals what a later read returns.
    /// </summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>
    /// Reads <see cref="Now"/> from the clock again. For work that waits for a lock before it writes anything, where
    /// later changes must have later instants: the transaction may have started before the change whose lock it waited
    /// for.
    /// </summary>
    /// <param name="after">
    /// The latest instant written so far; the new one is at least a millisecond later, whatever the clock says.
    /// </param>
    public void ResetTimestamp(DateTimeOffset? after) => clock.Reset(after);

    /// <summary>Cancelled with the call or the message that the transaction serves.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    internal NpgsqlTransaction DbTransaction => transaction;

    /// <summary>
    /// The entities of this transaction. Their changes are saved before the next statement that this transaction sends,
    /// and with the commit at the latest; <see cref="SaveAsync"/> saves at once. Queries on entities do not wait for
    /// queued statements.
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
    /// Lets a context that was created elsewhere, for example for a library's stores, work in this transaction. It is
    /// saved and disposed of like one of the transaction's own.
    /// </summary>
    public async Task UseAsync(ServiceDbContext other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (context is not null)
            throw new InvalidOperationException("The transaction has a context already.");
        await other.BeginAsync(this);
        context = other;
    }

    /// <summary>Saves changed entities in one batch; throws ETAG_MISMATCH if somebody else changed one first.</summary>
    public async Task SaveAsync()
    {
        if (context is not null)
            await context.SaveAsync(this);
    }

    /// <summary>Saves changed entities; throws the given failure if that would violate a unique index.</summary>
    /// <param name="index">Name of the unique index or constraint.</param>
    /// <param name="failure">The error for the caller.</param>
    public async Task SaveUniqueAsync(string index, Func<ServiceException> failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        try
        {
            await SaveAsync();
        }
        catch (DbUpdateException exception)
            when (DatabaseErrors.IsUniqueViolation(exception, index))
        {
            throw failure();
        }
    }

    /// <summary>
    /// Waits until no other transaction holds the lock of this name, and holds it until this one ends. Names are shared
    /// by the whole database: begin them with that of the service.
    /// </summary>
    public Task LockAsync(string name) => SendAsync(AdvisoryLock.Exclusive(name));

    /// <summary>
    /// Queues statements whose result the work does not wait for: they are sent in order before whatever this
    /// transaction sends next, and with the commit at the latest. Their errors surface later, too, and roll everything
    /// back like any other.
    /// </summary>
    public Task EnqueueAsync(params IEnumerable<SqlStatement> statements)
    {
        queue.Add(statements);
        return queue.IsFull ? SendAsync() : Task.CompletedTask;
    }

    /// <summary>
    /// Sends statements in one round trip, after any queued ones. Each sees the effects of those before it, and what
    /// others committed before it starts.
    /// </summary>
    public async Task SendAsync(params IEnumerable<SqlStatement> statements)
    {
        await SaveAsync();
        SqlStatement[] all = [.. queue.TakeAll(), .. statements];
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
        if (queue.IsEmpty)
            await transaction.CommitAsync(cancellationToken);
        else
            await SendAsync(Commit);
    }
}
