using System.Data;
using Dapper;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Persistence;

/// <summary>
/// A service's access to its schema, as its app role. Everything runs for a principal: the settings that the row-level
/// security policies read are sent to the server together with the first statement.
/// </summary>
public abstract class ServiceDatabase(
    ServiceSchema schema,
    NpgsqlDataSource dataSource,
    TimeProvider time,
    Func<ServiceDbContext>? newContext = null
) : IDisposable
{
    // As many as the pool has connections, each waiting for a second one, would wait for ever.
    private const string ForConnection =
        "A second connection is opened within a transaction. Use the transaction, or open it before.";

    private readonly PoolShares shares = PoolShares.Of(dataSource);

    static ServiceDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>The schema.</summary>
    public ServiceSchema Schema => schema;

    /// <summary>
    /// Connections as the app role. The policies refuse a statement outside a transaction that has a principal.
    /// </summary>
    public NpgsqlDataSource DataSource => dataSource;

    /// <summary>The clock that dates rows and decides what "today" is for policies.</summary>
    public TimeProvider Time => time;

    /// <summary>
    /// Builds the entity model, which takes a second; otherwise the first call that needs it would wait for that.
    /// </summary>
    public void BuildModel()
    {
        using var context = newContext?.Invoke();
        _ = context?.Model;
    }

    /// <summary>
    /// Reads in one round trip: settings and statement are sent as one batch, which the server runs as one transaction.
    /// The statement takes positional parameters (<c>$1</c>).
    /// </summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(
        Principal principal,
        string sql,
        IEnumerable<NpgsqlParameter> parameters,
        Func<NpgsqlDataReader, T> map,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<T>();
        await ReadAsync(
            principal,
            [new SqlStatement(sql, parameters, reader => rows.Add(map(reader)))],
            cancellationToken
        );
        return rows;
    }

    /// <summary>
    /// Reads with several statements in one round trip, in order; each sees what is committed when it starts.
    /// </summary>
    public async Task ReadAsync(
        Principal principal,
        IEnumerable<SqlStatement> statements,
        CancellationToken cancellationToken
    )
    {
        SqlStatement[] inOrder = [TransactionSettings.Statement(principal, time), .. statements];
        OpenTransaction.RequireNone(ForConnection);
        using var turn = await shares.WaitAsync(principal, cancellationToken);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (principal.Record is not { IsPending: true } record)
        {
            await RoundTrip.ExecuteAsync(connection, null, inOrder, cancellationToken);
            return;
        }

        // The log entry is written in the transaction of the read: no rows are returned that the log does not know of.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RoundTrip.ExecuteAsync(connection, transaction, inOrder, cancellationToken);
        var committed = await record.WriteAsync(transaction, schema.Name, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        committed();
    }

    /// <summary>Runs work in one transaction and commits it; an exception rolls everything back.</summary>
    public Task<T> InTransactionAsync<T>(
        Principal principal,
        Func<ServiceTransaction, Task<T>> work,
        CancellationToken cancellationToken,
        IsolationLevel isolation = IsolationLevel.ReadCommitted
    ) => InTransactionAsync(principal, _ => [], work, cancellationToken, isolation);

    /// <summary>
    /// Runs work in one transaction and commits it; an exception rolls everything back. Opening statements are sent to
    /// the server in the round trip that begins the transaction, for its principal like all others.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(
        Principal principal,
        Func<ServiceTransaction, IEnumerable<SqlStatement>> opening,
        Func<ServiceTransaction, Task<T>> work,
        CancellationToken cancellationToken,
        IsolationLevel isolation = IsolationLevel.ReadCommitted
    )
    {
        OpenTransaction.RequireNone(ForConnection);
        using var turn = await shares.WaitAsync(principal, cancellationToken);
        using var open = OpenTransaction.Begin();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            isolation,
            cancellationToken
        );
        await using var scope = new ServiceTransaction(
            schema,
            principal,
            connection,
            transaction,
            time,
            newContext,
            cancellationToken
        );
        await scope.SendAsync([TransactionSettings.Statement(principal, time), .. opening(scope)]);
        var result = await work(scope);
        Action? committed = null;
        if (principal.Record is { IsPending: true } record)
        {
            // The line of the access log is written last, because it locks the tenant's chain until the commit.
            await scope.SendAsync();
            committed = await record.WriteAsync(transaction, schema.Name, cancellationToken);
        }

        await scope.CommitAsync();
        committed?.Invoke();
        return result;
    }

    /// <summary>Runs work in one transaction and commits it; an exception rolls everything back.</summary>
    public Task InTransactionAsync(
        Principal principal,
        Func<ServiceTransaction, Task> work,
        CancellationToken cancellationToken
    ) =>
        InTransactionAsync(
            principal,
            async transaction =>
            {
                await work(transaction);
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the sharing of the pool.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            shares.Dispose();
    }
}
