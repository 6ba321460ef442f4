using System.Data;
using Dapper;

namespace RegionalProviders.Persistence;

/// <content>Dapper's methods. Each first sends the queued statements, so that a query sees what was written before
/// it.</content>
public sealed partial class ServiceTransaction
{
    /// <summary>Rows of a query.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await SendAsync();
        return (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();
    }

    /// <summary>The only row of a query, or default if there is none.</summary>
    public async Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? parameters = null)
    {
        await SendAsync();
        return await connection.QuerySingleOrDefaultAsync<T?>(Command(sql, parameters));
    }

    /// <summary>The only row of a query; throws if there is none.</summary>
    public async Task<T> QuerySingleAsync<T>(string sql, object? parameters = null)
    {
        await SendAsync();
        return await connection.QuerySingleAsync<T>(Command(sql, parameters));
    }

    /// <summary>Runs a statement and returns the number of rows affected.</summary>
    public async Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        await SendAsync();
        return await connection.ExecuteAsync(Command(sql, parameters));
    }

    /// <summary>Several result sets in one round trip.</summary>
    public async Task<SqlMapper.GridReader> QueryMultipleAsync(
        string sql,
        object? parameters = null
    )
    {
        await SendAsync();
        return await connection.QueryMultipleAsync(Command(sql, parameters));
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
