using System.Security.Cryptography;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace RegionalProviders.Servers;

/// <summary>
/// A private RabbitMQ node, run from the installed binaries: on 127.0.0.1 only, with a generated user and password, its
/// own Erlang cookie and port mapper, without touching any system service. It stops when disposed, and also when this
/// process dies.
/// </summary>
public sealed class PrivateRabbitMq : IAsyncDisposable
{
    private const string User = "regional-providers";
    private readonly ServerFolder folder;
    private readonly SupervisedProcess server;

    private PrivateRabbitMq(ServerFolder folder, SupervisedProcess server, int port, Uri uri)
    {
        this.folder = folder;
        this.server = server;
        Port = port;
        Uri = uri;
    }

    /// <summary>amqp://user:password@127.0.0.1:port/ for the virtual host "/". Holds the password: never log it.</summary>
    public Uri Uri { get; }

    /// <summary>The AMQP port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The full path of the folder that holds queues and messages.</summary>
    public string Folder => folder.FullPath;

    /// <summary>
    /// Completes when the server has ended, whether asked to or not: a host that depends on it should then end too.
    /// </summary>
    public Task Ended => server.Ended;

    internal int Session => server.Session;

    /// <summary>The environment in which operators' commands reach the node.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; private init; } =
        new Dictionary<string, string>();

    /// <summary>Starts the server and returns once it accepts its user over AMQP.</summary>
    /// <exception cref="ServerStartException">Says why it did not start and what to do.</exception>
    public static Task<PrivateRabbitMq> StartAsync(
        PrivateRabbitMqOptions options,
        CancellationToken cancellationToken = default
    ) => StartAsync(options, FreePort.Next, cancellationToken);

    internal static Task<PrivateRabbitMq> StartAsync(
        PrivateRabbitMqOptions options,
        Func<int> nextPort,
        CancellationToken cancellationToken
    ) =>
        StartAttempts.RunAsync(
            "RabbitMQ",
            options.Folder,
            options.Port,
            nextPort,
            (opened, port) => TryStartAsync(opened, options, port, nextPort, cancellationToken)
        );

    /// <summary>Stops the server, closing its connections, and removes a temporary folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Makes one attempt to start; null when another program took one of the ports in between.</summary>
    private static async Task<PrivateRabbitMq?> TryStartAsync(
        ServerFolder opened,
        PrivateRabbitMqOptions options,
        int port,
        Func<int> nextPort,
        CancellationToken cancellationToken
    )
    {
        var binaries = ExecutableFinder.FindRabbitMq();
        var erlang = ExecutableFinder.FindEpmd();
        var password = opened.Secret(
            "user.password",
            () => RandomNumberGenerator.GetHexString(48, lowercase: true)
        );
        var node = new RabbitMqNode(opened, port, nextPort(), nextPort());
        node.WriteFiles(User, password);
        var environment = node.Environment(erlang);
        var stopSignal = opened.Temporary ? "KILL" : "TERM";
        var running = SupervisedProcess.Start(
            opened,
            new ServerCommand
            {
                Companion =
                    $"{Path.Combine(erlang, "epmd")} -address 127.0.0.1 -port {node.EpmdPort}",
                Command =
                [
                    "setpriv",
                    "--pdeathsig",
                    stopSignal,
                    "--",
                    "sh",
                    opened.Script("start-rabbitmq.sh"),
                    Path.Combine(binaries, "rabbitmq-server"),
                ],
                Environment = environment,
                StopSignal = stopSignal,
                RemoveFolder = opened.Temporary,
            }
        );
        var uri = new Uri($"amqp://{User}:{password}@127.0.0.1:{port}/");
        var ready = await Readiness.WaitAsync(
            running,
            opened,
            "RabbitMQ",
            token => AcceptsConnectionAsync(uri, token),
            options.StartTimeout,
            cancellationToken
        );
        return ready
            ? new PrivateRabbitMq(opened, running, port, uri) { Environment = environment }
            : null;
    }

    /// <summary>Proof that the broker is ready for its clients, which an open port is not.</summary>
    private static async Task<bool> AcceptsConnectionAsync(
        Uri uri,
        CancellationToken cancellationToken
    )
    {
        var factory = new ConnectionFactory { Uri = uri, AutomaticRecoveryEnabled = false };
        try
        {
            await using var connection = await factory.CreateConnectionAsync(cancellationToken);
            await connection.CloseAsync(cancellationToken);
            return true;
        }
        catch (Exception exception)
            when (exception is BrokerUnreachableException or AlreadyClosedException or IOException)
        {
            return false;
        }
    }
}
