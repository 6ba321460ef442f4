using System.Globalization;
using RegionalProviders.Servers;

namespace RegionalProviders.Testing.Faults;

/// <summary>
/// A PostgreSQL that a test kills, stops and starts again, with the same port and data. It commits as a production server
/// does, so that an acknowledged commit survives a kill.
/// </summary>
public sealed class KillablePostgres : IAsyncDisposable
{
    private readonly string folder;
    private PrivatePostgres server;

    private KillablePostgres(string folder, PrivatePostgres server)
    {
        this.folder = folder;
        this.server = server;
    }

    /// <summary>Connects as superuser; the same after every start.</summary>
    public string ConnectionString => server.ConnectionString;

    /// <summary>Completes when the server ends, whether a test ended it or not.</summary>
    public Task Ended => server.Ended;

    /// <summary>Starts a server with fresh data in a folder that need not exist; null for a temporary one.</summary>
    public static async Task<KillablePostgres> StartAsync(string? folder = null)
    {
        var path = folder ?? TemporaryFolder.NewPath("postgres");
        return new KillablePostgres(path, await StartAsync(path, port: null));
    }

    /// <summary>Kills the server and all its sessions at once with kill -9, as when the machine loses power.</summary>
    public async Task KillAsync()
    {
        var postmaster = int.Parse(
            File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First(),
            CultureInfo.InvariantCulture
        );
        // The postmaster first, so that it can neither start another session nor begin recovery.
        Processes.Kill([postmaster, .. Processes.ChildrenOf(postmaster)]);
        await StopAsync();
    }

    /// <summary>Asks the server to stop, which rolls back what is open and closes every connection.</summary>
    public async Task StopAsync()
    {
        await server.DisposeAsync();
    }

    /// <summary>Starts the server again on its port and data, including recovery.</summary>
    public async Task RestartAsync() => server = await StartAsync(folder, server.Port);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await TemporaryFolder.RemoveAsync(folder);
    }

    private static Task<PrivatePostgres> StartAsync(string folder, int? port) =>
        TemporaryFolder.StartAsync(() =>
            PrivatePostgres.StartAsync(
                new()
                {
                    Folder = folder,
                    Port = port,
                    Settings = new Dictionary<string, string>
                    {
                        ["max_connections"] = "300",
                        ["max_wal_size"] = "96MB",
                        ["min_wal_size"] = "32MB",
                        // A kill leaves the operating system's cache intact: only a power cut would require fsync.
                        ["fsync"] = "off",
                    },
                }
            )
        );
}
