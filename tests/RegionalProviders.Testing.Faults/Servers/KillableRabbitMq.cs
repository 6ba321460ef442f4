using System.Globalization;
using RegionalProviders.Servers;

namespace RegionalProviders.Testing.Faults;

/// <summary>A RabbitMQ that a test kills, stops and starts again, with the same port and queues.</summary>
public sealed class KillableRabbitMq : IAsyncDisposable
{
    private readonly string folder;
    private PrivateRabbitMq server;

    private KillableRabbitMq(string folder, PrivateRabbitMq server)
    {
        this.folder = folder;
        this.server = server;
    }

    /// <summary>The address; the same after every start.</summary>
    public Uri Uri => server.Uri;

    /// <summary>Starts a broker without queues.</summary>
    public static async Task<KillableRabbitMq> StartAsync()
    {
        var path = TemporaryFolder.NewPath("rabbitmq");
        return new KillableRabbitMq(path, await StartAsync(path, port: null));
    }

    /// <summary>Kills the broker with kill -9.</summary>
    public async Task KillAsync()
    {
        var pid = await File.ReadAllTextAsync(Path.Combine(folder, "server.pid"));
        Processes.Kill([int.Parse(pid.Trim(), CultureInfo.InvariantCulture)]);
        await StopAsync();
    }

    /// <summary>Asks the broker to stop; its durable queues stay.</summary>
    public async Task StopAsync()
    {
        await server.DisposeAsync();
    }

    /// <summary>Starts the broker again, with the same port and queues.</summary>
    public async Task RestartAsync() => server = await StartAsync(folder, server.Port);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await TemporaryFolder.RemoveAsync(folder);
    }

    private static Task<PrivateRabbitMq> StartAsync(string folder, int? port) =>
        TemporaryFolder.StartAsync(() =>
            PrivateRabbitMq.StartAsync(new() { Folder = folder, Port = port })
        );
}
