using System.Data;
using Dapper;
using Npgsql;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Persistence;

/// <summary>
/// The way of one service to its schema, as its app role. Everything runs for a principal: the settings that the
/// row-level security policies read go to the server together with the first statement.
/// </summary>
public abstract class ServiceDatabase(
    ServiceSchema schema,
    NpgsqlDataSource dataSource,
    TimeProvider time
)
{
    static ServiceDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>The schema.</summary>
    public ServiceSchema Schema => schema;

    /// <summary>Connections as the app role. A statement outside a transaction of a principal is refused by the policies.</summary>
    public NpgsqlDataSource DataSource => dataSource;

    /// <summary>The clock that dates rows and decides what "today" is for policies.</summary>
    public TimeProvider Time => time;

    /// <summary>
    /// Reads in one round trip: settings and statement go out as one batch, which the server runs as one transaction.
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
            [new ReadStatement(sql, parameters, reader => rows.Add(map(reader)))],
            cancellationToken
        );
        return rows;
    }

    /// <summary>Reads with several statements in one round trip, in their order; each sees what is committed when it starts.</summary>
    public async Task ReadAsync(
        Principal principal,
        IEnumerable<ReadStatement> statements,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (principal.Record is not { IsPending: true } record)
        {
            await ReadAsync(principal, statements, connection, null, cancellationToken);
            return;
        }

        // What must be recorded is recorded with the read: rows that the log does not know of are never handed out.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ReadAsync(principal, statements, connection, transaction, cancellationToken);
        var committed = await record.WriteAsync(transaction, schema.Name, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        committed();
    }

    private async Task ReadAsync(
        Principal principal,
        IEnumerable<ReadStatement> statements,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(TransactionSettings.Command(principal, time));
        ReadStatement[] inOrder = [.. statements];
        foreach (var statement in inOrder)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var parameter in statement.Parameters)
                command.Parameters.Add(parameter);
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var statement in inOrder)
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                statement.Row(reader);
        }

        // An error after the rows (a failed later statement) shows only when the end is read.
        await reader.NextResultAsync(cancellationToken);
    }

    /// <summary>Runs work in one transaction and commits it; an exception rolls everything back.</summary>
    public async Task<T> InTransactionAsync<T>(
        Principal principal,
        Func<ServiceTransaction, Task<T>> work,
        CancellationToken cancellationToken,
        IsolationLevel isolation = IsolationLevel.ReadCommitted
    )
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            isolation,
            cancellationToken
        );
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            batch.BatchCommands.Add(TransactionSettings.Command(principal, time));
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        var scope = new ServiceTransaction(
            schema,
            principal,
            connection,
            transaction,
            time,
            cancellationToken
        );
        var result = await work(scope);
        var committed = principal.Record is { IsPending: true } record
            ? await record.WriteAsync(transaction, schema.Name, cancellationToken)
            : null;
        await transaction.CommitAsync(cancellationToken);
        committed?.Invoke();
        return result;
    }

    /// <inheritdoc cref="InTransactionAsync{T}"/>
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
}
