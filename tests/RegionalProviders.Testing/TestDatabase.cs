using System.Collections.Concurrent;
using Npgsql;

namespace RegionalProviders.Testing;

/// <summary>A database of one test or test class, dropped when disposed, whoever is still connected.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();

    private readonly string server;

    private TestDatabase(string server, string name)
    {
        this.server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
        }.ConnectionString;
    }

    /// <summary>The database's name, unique on the server; also usable as the template of others.</summary>
    public string Name { get; }

    /// <summary>Connects to the database as the server's superuser, whom row-level security does not hold.</summary>
    public string ConnectionString { get; }

    /// <summary>
    /// A fresh database: empty, or a copy of the database <paramref name="template"/>, to which nobody may be connected.
    /// </summary>
    /// <param name="template">Name of the database to copy.</param>
    /// <param name="server">A superuser's connection string; null for the server of <see cref="TestServers"/>.</param>
    public static async Task<TestDatabase> CreateAsync(
        string? template = null,
        string? server = null
    )
    {
        var database = new TestDatabase(
            server ?? await TestServers.PostgresAsync(),
            $"test_{Guid.NewGuid():n}"
        );
        // Copying files takes a third of the time that writing each page to the log takes.
        var copy = template is null ? "" : $" TEMPLATE \"{template}\" STRATEGY file_copy";
        await using var connection = await OpenAsync(database.server);
        await ExecuteAsync(connection, $"CREATE DATABASE \"{database.Name}\"{copy}");
        return database;
    }

    /// <summary>
    /// A copy of a database that <paramref name="prepare"/> fills (migrations, reference data) once per server and
    /// <paramref name="key"/>, whichever process needs it first: many times faster than preparing each.
    /// </summary>
    /// <param name="key">Names the content: letters and digits, at most 64.</param>
    /// <param name="prepare">Fills it.</param>
    /// <param name="server">A superuser's connection string; null for the server of <see cref="TestServers"/>.</param>
    public static async Task<TestDatabase> CloneAsync(
        string key,
        Func<TestDatabase, Task> prepare,
        string? server = null
    )
    {
        var at = server ?? await TestServers.PostgresAsync();
        // PostgreSQL cuts names at 63 bytes.
        var name = $"template_{key}"[..Math.Min(63, key.Length + "template_".Length)];
        var template = Templates.GetOrAdd(
            $"{at} {name}",
            _ => new(() => EnsureAsync(at, name, prepare))
        );
        return await CreateAsync(await template.Value, at);
    }

    /// <summary>Drops the database and closes every connection to it.</summary>
    public async ValueTask DisposeAsync()
    {
        await ClosePoolAsync();
        await using var connection = await OpenAsync(server);
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)");
    }

    private static async Task<string> EnsureAsync(
        string server,
        string name,
        Func<TestDatabase, Task> prepare
    )
    {
        await using var connection = await OpenAsync(server);
        // Of several processes one prepares, and the others wait; whoever ends lets go.
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock(hashtext('{name}'))");
        await using var find = new NpgsqlCommand(
            $"SELECT 1 FROM pg_database WHERE datname = '{name}' AND NOT datallowconn",
            connection
        );
        if (await find.ExecuteScalarAsync() is not null)
            return name;
        // One whose process ended half-way.
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        await ExecuteAsync(connection, $"CREATE DATABASE \"{name}\"");
        var database = new TestDatabase(server, name);
        await prepare(database);
        await database.ClosePoolAsync();
        // PostgreSQL copies no database that somebody is connected to, such as a pool that prepare left open. Closed to
        // connections also says that it is whole.
        await ExecuteAsync(connection, $"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS false");
        await ExecuteAsync(
            connection,
            $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
        );
        return name;
    }

    // Not from the pool, where connections may be from before a test killed the server.
    private static async Task<NpgsqlConnection> OpenAsync(string server)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private async Task ClosePoolAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
