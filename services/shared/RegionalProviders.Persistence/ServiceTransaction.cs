using System.Data;
using Dapper;
using Npgsql;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Persistence;

/// <summary>One transaction for one principal: Dapper's calls with connection, transaction and cancellation filled in.</summary>
public sealed class ServiceTransaction(
    ServiceSchema schema,
    Principal principal,
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    TimeProvider time,
    CancellationToken cancellationToken
)
{
    /// <summary>The schema that the transaction works in.</summary>
    public ServiceSchema Schema => schema;

    /// <summary>For whom the transaction works.</summary>
    public Principal Principal => principal;

    /// <summary>The connection, for COPY and batches.</summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>The instant that this transaction writes into its rows; the same for all of them.</summary>
    public DateTimeOffset Now { get; private set; } = time.GetUtcNow();

    /// <summary>Ends with the call or the message that the transaction serves.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Rows of a query.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    /// <summary>The one row of a query, or default where there is none.</summary>
    public Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? parameters = null) =>
        connection.QuerySingleOrDefaultAsync<T?>(Command(sql, parameters));

    /// <summary>The one row of a query; throws where there is none.</summary>
    public Task<T> QuerySingleAsync<T>(string sql, object? parameters = null) =>
        connection.QuerySingleAsync<T>(Command(sql, parameters));

    /// <summary>Runs a statement and returns the number of rows that it touched.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>Several result sets of one round trip.</summary>
    public Task<SqlMapper.GridReader> QueryMultipleAsync(string sql, object? parameters = null) =>
        connection.QueryMultipleAsync(Command(sql, parameters));

    /// <summary>
    /// Takes <see cref="Now"/> anew. For work that waits for a lock before it writes anything, where what comes later must
    /// bear a later instant: that of the start may be before what the lock was waited for.
    /// </summary>
    /// <param name="after">What was written last; the instant is later by a millisecond at least, whatever the clock says.</param>
    public void BeginAnew(DateTimeOffset? after)
    {
        var now = time.GetUtcNow();
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
