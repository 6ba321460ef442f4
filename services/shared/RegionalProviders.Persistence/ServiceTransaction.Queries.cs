using System.Data;
using Dapper;

namespace RegionalProviders.Persistence;

/// <content>Dapper's calls. Each first sends what waits to be sent, so that a query sees what was written before it.</content>
public sealed partial class ServiceTransaction
{
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

    private CommandDefinition Command(string sql, object? parameters) =>
        new(
            sql,
            parameters,
            transaction,
            commandType: CommandType.Text,
            cancellationToken: cancellationToken
        );
}
