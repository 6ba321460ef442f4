using System.Collections.Concurrent;
using Npgsql;

namespace RegionalProviders.Testing;

/// <summary>A database for one test or test class; dropped on disposal, even if clients are still connected.</summary>
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

    /// <summary>Connects to the database as superuser, to whom row-level security does not apply.</summary>
    public string ConnectionString { get; }

    /// <summary>
    /// A new database: empty, or a copy of the database <paramref name="template"/>, to which nobody may be connected.
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
        // Copying files takes a third of the time of writing each page to the WAL.
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
        // PostgreSQL truncates names to 63 bytes.
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
        // One of several processes prepares the template while the others wait; the lock ends with its connection.
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock(hashtext('{name}'))");
        await using var find = new NpgsqlCommand(
            $"SELECT 1 FROM pg_database WHERE datname = '{name}' AND NOT datallowconn",
            connection
        );
        if (await find.ExecuteScalarAsync() is not null)
            return name;
        // A template that was left incomplete by a process that ended half-way.
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        await ExecuteAsync(connection, $"CREATE DATABASE \"{name}\"");
        var database = new TestDatabase(server, name);
        await prepare(database);
        await database.ClosePoolAsync();
        // PostgreSQL does not copy a database that has connections, such as those of a pool that prepare left open. Allowing
        // no connections also marks the template as complete.
        await ExecuteAsync(connection, $"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS false");
        await ExecuteAsync(
            connection,
            $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
        );
        return name;
    }

    // Not pooled: pooled connections may date from before a test killed the server.
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
