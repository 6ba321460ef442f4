using System.Collections.Concurrent;
using Npgsql;

namespace RegionalProviders.Testing;

/// <summary>A database of one test or test class, dropped when disposed, whoever is still connected.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TestDatabase>>> Templates =
        new();

    private TestDatabase(string name, string connectionString)
    {
        Name = name;
        ConnectionString = connectionString;
    }

    /// <summary>The database's name, unique on the server; also usable as the template of others.</summary>
    public string Name { get; }

    /// <summary>Connects to the database as the server's superuser, whom row-level security does not hold.</summary>
    public string ConnectionString { get; }

    /// <summary>
    /// A fresh database: empty, or a copy of the database <paramref name="template"/>, to which nobody may be connected.
    /// </summary>
    public static async Task<TestDatabase> CreateAsync(
        string? template = null,
        CancellationToken cancellationToken = default
    )
    {
        var name = $"test_{Guid.NewGuid():n}";
        var copy = template is null ? "" : $" TEMPLATE \"{template}\"";
        await ExecuteAsync($"CREATE DATABASE \"{name}\"{copy}", cancellationToken);
        var connection = new NpgsqlConnectionStringBuilder(await TestServers.PostgresAsync())
        {
            Database = name,
        };
        return new TestDatabase(name, connection.ConnectionString);
    }

    /// <summary>
    /// A copy of a database that <paramref name="prepare"/> fills (migrations, reference data) once per process and
    /// <paramref name="key"/>: many times faster than preparing each.
    /// </summary>
    public static async Task<TestDatabase> CloneAsync(
        string key,
        Func<TestDatabase, Task> prepare,
        CancellationToken cancellationToken = default
    )
    {
        var template = Templates.GetOrAdd(key, _ => new(() => PrepareAsync(prepare)));
        return await CreateAsync((await template.Value).Name, cancellationToken);
    }

    /// <summary>Drops the database and closes every connection to it.</summary>
    public async ValueTask DisposeAsync()
    {
        await ClosePoolAsync();
        await ExecuteAsync(
            $"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)",
            CancellationToken.None
        );
    }

    private static async Task<TestDatabase> PrepareAsync(Func<TestDatabase, Task> prepare)
    {
        var database = await CreateAsync();
        await prepare(database);
        await database.ClosePoolAsync();
        // PostgreSQL copies no database that somebody is connected to, such as a pool that prepare left open.
        await ExecuteAsync(
            $"ALTER DATABASE \"{database.Name}\" ALLOW_CONNECTIONS false",
            CancellationToken.None
        );
        await ExecuteAsync(
            $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{database.Name}'",
            CancellationToken.None
        );
        return database;
    }

    private static async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(await TestServers.PostgresAsync());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ClosePoolAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
