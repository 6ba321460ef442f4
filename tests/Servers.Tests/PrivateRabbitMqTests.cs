using System.Diagnostics;
using RegionalProviders.Servers;

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
            Assert.Equal(AmqpLoginResult.Accepted, await LoginAsync(server, user, password));
            Assert.Equal(AmqpLoginResult.Refused, await LoginAsync(server, user, "wrong"));
            Assert.Equal(AmqpLoginResult.Refused, await LoginAsync(server, "guest", "guest"));
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
    public async Task StartAsync_AfterKill9_KeepsDataAndPassword()
    {
        using var folder = new KeptFolder();
        await using var first = await PrivateRabbitMq.StartAsync(new() { Folder = folder.Path });
        await ControlAsync(first, "add_vhost", "kept");
        var broker = Processes.Where(process => process.Parent == first.Session);
        foreach (
            var process in broker.Where(id =>
                File.ReadAllText($"/proc/{id}/comm").StartsWith("beam", StringComparison.Ordinal)
            )
        )
            Processes.Kill(process);
        await first.Ended.WaitAsync(TimeSpan.FromSeconds(20));
        await first.DisposeAsync();

        await using var second = await PrivateRabbitMq.StartAsync(new() { Folder = folder.Path });

        Assert.Contains(
            "kept",
            await ControlAsync(second, "list_vhosts"),
            StringComparison.Ordinal
        );
        Assert.Equal(Credentials(first), Credentials(second));
        var refused = await Assert.ThrowsAsync<ServerStartException>(() =>
            PrivateRabbitMq.StartAsync(new() { Folder = folder.Path })
        );
        Assert.Contains(
            "another running process uses it",
            refused.Message,
            StringComparison.Ordinal
        );
        var session = second.Session;
        await second.DisposeAsync();
        Assert.Empty(Processes.Where(process => process.Session == session));
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

    private static (string User, string Password) Credentials(PrivateRabbitMq server) =>
        server.Uri.UserInfo.Split(':') is [var user, var password]
            ? (user, password)
            : throw new InvalidOperationException("The address has no user and password.");

    private static Task<AmqpLoginResult> LoginAsync(
        PrivateRabbitMq server,
        string user,
        string password
    ) => AmqpLogin.TryAsync(server.Port, user, password, CancellationToken.None);

    /// <summary>An operator's command, with the node's own cookie and port mapper.</summary>
    private static async Task<string> ControlAsync(
        PrivateRabbitMq server,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(
            Path.Combine(Binaries.FindRabbitMq(), "rabbitmqctl"),
            arguments
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in server.Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
