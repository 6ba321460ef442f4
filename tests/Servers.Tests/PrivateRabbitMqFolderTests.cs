using RegionalProviders.Servers;
using static Servers.Tests.RabbitMqSteps;

namespace Servers.Tests;

/// <summary>A RabbitMQ in a folder that is kept.</summary>
public sealed class PrivateRabbitMqFolderTests
{
    [Fact]
    public async Task StartAsync_AfterKill9_KeepsDataAndPassword()
    {
        using var folder = new KeptFolder();
        await using var first = await PrivateRabbitMq.StartAsync(new() { Folder = folder.Path });
        await ControlAsync(first, "add_vhost", "kept");
        var broker = Processes.Where(process => process.Parent == first.Session);
        foreach (
            var process in broker.Where(id =>
                Processes.Read($"/proc/{id}/comm").StartsWith("beam", StringComparison.Ordinal)
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
}
