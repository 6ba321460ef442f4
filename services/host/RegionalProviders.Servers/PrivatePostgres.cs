using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace RegionalProviders.Servers;

/// <summary>
/// A private PostgreSQL server, run from the installed binaries: on 127.0.0.1 only, with a generated password and
/// checksummed UTF-8 data, without touching any system service. It stops when disposed, and also when this process
/// dies.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly ServerFolder folder;
    private readonly SupervisedProcess server;

    private PrivatePostgres(
        ServerFolder folder,
        SupervisedProcess server,
        int port,
        string connectionString
    )
    {
        this.folder = folder;
        this.server = server;
        Port = port;
        ConnectionString = connectionString;
    }

    /// <summary>Connects as the superuser to the database <c>postgres</c>. Holds the password: never log it.</summary>
    public string ConnectionString { get; }

    /// <summary>The TCP port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The full path of the folder that holds the data.</summary>
    public string Folder => folder.FullPath;

    /// <summary>
    /// Completes when the server has ended, whether asked to or not: a host that depends on it should then end too.
    /// </summary>
    public Task Ended => server.Ended;

    internal int Session => server.Session;

    /// <summary>Creates the data when the folder has none, starts the server and returns once it answers queries.</summary>
    /// <exception cref="ServerStartException">Says why it did not start and what to do.</exception>
    public static Task<PrivatePostgres> StartAsync(
        PrivatePostgresOptions options,
        CancellationToken cancellationToken = default
    ) => StartAsync(options, FreePort.Next, cancellationToken);

    internal static Task<PrivatePostgres> StartAsync(
        PrivatePostgresOptions options,
        Func<int> nextPort,
        CancellationToken cancellationToken
    ) =>
        StartAttempts.RunAsync(
            "PostgreSQL",
            options.Folder,
            options.Port,
            nextPort,
            (opened, port) => TryStartAsync(opened, options, port, cancellationToken)
        );

    /// <summary>
    /// <paramref name="preferred"/> when the user that runs PostgreSQL can reach it, else a folder of the same purpose
    /// under /var/lib: root often works in /root, which the user <c>postgres</c> may not enter. The same answer each time.
    /// </summary>
    public static async Task<string> ReachableFolderAsync(
        string preferred,
        CancellationToken cancellationToken = default
    )
    {
        var path = Path.GetFullPath(preferred);
        if (await ServiceAccount.ReachesAsync(path, cancellationToken))
            return path;
        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path));
        return $"/var/lib/regional-providers/{Convert.ToHexStringLower(hash)[..12]}";
    }

    /// <summary>Stops the server, closing its connections, and removes a temporary folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Makes one attempt to start; null when another program took the port in between.</summary>
    private static async Task<PrivatePostgres?> TryStartAsync(
        ServerFolder opened,
        PrivatePostgresOptions options,
        int port,
        CancellationToken cancellationToken
    )
    {
        if (!await ServiceAccount.ReachesAsync(opened.FullPath, cancellationToken))
            throw new ServerStartException(
                $"As root, PostgreSQL runs as the user postgres, who may not enter {opened.FullPath} or a folder above "
                    + "it. Give a folder elsewhere, such as below /var/lib, or run this program as another user than root."
            );
        var data = new PostgresData(opened);
        var version = data.MajorVersion;
        var binaries = ExecutableFinder.FindPostgres(version);
        var password = opened.Secret(
            "superuser.password",
            () => RandomNumberGenerator.GetHexString(48, lowercase: true)
        );
        if (version is null)
        {
            var sync = options.Settings.GetValueOrDefault("fsync") != "off";
            await data.CreateAsync(binaries, password, sync, cancellationToken);
        }
        await data.WaitUntilUnusedAsync(options.StartTimeout, cancellationToken);
        var stopSignal = opened.Temporary ? "QUIT" : "INT";
        var running = SupervisedProcess.Start(
            opened,
            new ServerCommand
            {
                Command =
                [
                    .. ServiceAccount.Prefix(stopSignal),
                    Path.Combine(binaries, "postgres"),
                    "-D",
                    data.Path,
                    .. Settings(options.Settings, port)
                        .SelectMany(setting => new[] { "-c", setting }),
                ],
                StopSignal = stopSignal,
                RemoveFolder = opened.Temporary,
            }
        );
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = PostgresData.Superuser,
            Password = password,
            Database = "postgres",
        };
        var ready = await Readiness.WaitAsync(
            running,
            opened,
            "PostgreSQL",
            async token =>
                data.ServerSaysReady && await AnswersAsync(connection.ConnectionString, token),
            options.StartTimeout,
            cancellationToken
        );
        return ready
            ? new PrivatePostgres(opened, running, port, connection.ConnectionString)
            : null;
    }

    private static IEnumerable<string> Settings(
        IReadOnlyDictionary<string, string> given,
        int port
    ) =>
        new Dictionary<string, string>
        {
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            // Personal data must not reach the log: neither the failing statement nor the values in DETAIL.
            ["log_min_error_statement"] = "panic",
            ["log_error_verbosity"] = "terse",
        }
            .Concat(given)
            // The last setting on PostgreSQL's command line wins. Without a Unix socket, the limit on its path's length
            // does not apply.
            .Concat(
                new Dictionary<string, string>
                {
                    ["listen_addresses"] = "127.0.0.1",
                    ["port"] = port.ToString(CultureInfo.InvariantCulture),
                    ["unix_socket_directories"] = "",
                }
            )
            .Select(setting => $"{setting.Key}={setting.Value}");

    private static async Task<bool> AnswersAsync(
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var unpooled = new NpgsqlConnectionStringBuilder(connectionString)
            {
                Pooling = false,
                Timeout = 5,
            };
            await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException e)
            when (e is not PostgresException { SqlState: PostgresErrorCodes.InvalidPassword })
        {
            return false;
        }
        catch (PostgresException e)
        {
            throw new ServerStartException(
                "PostgreSQL started but refuses the password kept in its folder (superuser.password): restore that "
                    + "file, or remove the folder to start afresh without its data.",
                e
            );
        }
    }
}
