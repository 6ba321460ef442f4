using RegionalProviders.Servers;
using static Servers.Tests.RabbitMqSteps;

namespace Servers.Tests;

public sealed class PrivateRabbitMqTests
{
    private static readonly string[] Loopback = ["0100007F", "00000000000000000000000001000000"];

    [Fact]
    public async Task StartAsync_NoFolder_AcceptsItsUserAloneOnLoopbackAloneAndLeavesNothing()
    {
        var server = await PrivateRabbitMq.StartAsync(new PrivateRabbitMqOptions());
        var folder = server.Folder;
        var session = server.Session;
        await using (server)
        {
            var (user, password) = Credentials(server);
            Assert.True(await LogsInAsync(server, user, password));
            Assert.False(await LogsInAsync(server, user, "wrong"));
            Assert.False(await LogsInAsync(server, "guest", "guest"));
            // AMQP, distribution and the port mapper.
            var addresses = Processes.ListeningAddresses(session);
            Assert.True(addresses.Length >= 3, "Some of the server's sockets were not found.");
            Assert.All(addresses, address => Assert.Contains(address, Loopback));
            Assert.False(Processes.AnyCommandLineHas(password));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(folder, "rabbitmq.conf"))
            );
        }

        Assert.False(Directory.Exists(folder));
        await Processes.UntilAsync(
            () => Processes.Where(process => process.Session == session).Length == 0,
            "Processes of the server are left."
        );
    }

    [Fact]
    public async Task StartAsync_PortTaken_SaysWhich()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<ServerStartException>(() =>
            PrivateRabbitMq.StartAsync(new() { Port = port })
        );

        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_PortsTakenInBetween_TriesOthers()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var taken = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        // AMQP, distribution and port mapper: a different one in each attempt.
        int[] unlucky = [0, 4, 8];
        var asked = 0;

        await using var server = await PrivateRabbitMq.StartAsync(
            new PrivateRabbitMqOptions(),
            () => unlucky.Contains(asked++) ? taken : FreePort.Next(),
            CancellationToken.None
        );

        Assert.Equal(12, asked);
        var (user, password) = Credentials(server);
        Assert.True(await LogsInAsync(server, user, password));
    }
}
