using Npgsql;

namespace RegionalProviders.Limits.Tests;

/// <summary>Locks a table until this is disposed, so that calls that need the table take long.</summary>
internal sealed class BlockedTable : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly string table;

    private BlockedTable(NpgsqlConnection connection, string table)
    {
        this.connection = connection;
        this.table = table;
    }

    public static async Task<BlockedTable> TakeAsync(string superuser, string table)
    {
        var opened = new NpgsqlConnection(superuser);
        await opened.OpenAsync();
        var blocked = new BlockedTable(opened, table);
        await blocked.ExecuteAsync($"begin; lock table {table} in access exclusive mode");
        return blocked;
    }

    /// <summary>Number of statements that wait for the table.</summary>
    public async Task<long> WaitingAsync()
    {
        await using var command = new NpgsqlCommand(
            "select count(*) from pg_locks where not granted and relation = $1::regclass",
            connection
        );
        command.Parameters.AddWithValue(table);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
