using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Persistence;

/// <summary>
/// One transaction for one principal. Entities are saved and statements of the queue are sent before anything that is sent
/// after them, and everything at the latest with the commit; so the order of the calls is the order in the database.
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
    public DateTimeOffset Now => clock.Now;

    /// <summary>
    /// Reads <see cref="Now"/> from the clock again. For work that waits for a lock before it writes anything, where what
    /// comes later must bear a later instant: the start may be before what the lock was waited for.
    /// </summary>
    /// <param name="after">What was written last; the instant is later by a millisecond at least, whatever the clock says.</param>
    public void ResetTimestamp(DateTimeOffset? after) => clock.Reset(after);

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
            when (DatabaseErrors.IsUniqueViolation(exception, index))
        {
            throw failure();
        }
    }

    /// <summary>
    /// Waits until no other transaction holds the name, and holds it until this one ends. Names are the database's: begin
    /// them with that of the service.
    /// </summary>
    public Task LockAsync(string name) => SendAsync(AdvisoryLock.Exclusive(name));

    /// <summary>
    /// Sends statements whose outcome the work does not wait for: in their place before whatever this transaction sends
    /// next, at the latest together with the commit. So their errors come later too, and roll everything back as any other.
    /// </summary>
    public Task EnqueueAsync(params IEnumerable<SqlStatement> statements)
    {
        queue.Add(statements);
        return queue.IsFull ? SendAsync() : Task.CompletedTask;
    }

    /// <summary>
    /// Sends statements in one round trip, together with those that wait to be sent, which come first. Each sees what
    /// those before it did, and what others committed before it starts.
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
