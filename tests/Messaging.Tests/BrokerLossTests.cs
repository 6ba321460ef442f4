using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RegionalProviders.Servers;

namespace RegionalProviders.Messaging.Tests;

[Collection(ServersCollection.Name)]
public sealed class BrokerLossTests(TestServers servers)
{
    [Fact]
    public async Task Relay_BrokerKilledWhilePublishing_EverythingArrivesInOrder()
    {
        var folder = Directory.CreateTempSubdirectory("rp-broker-");
        var broker = await PrivateRabbitMq.StartAsync(new() { Folder = folder.FullName });
        try
        {
            await using var service = await TestService.CreateAsync(servers, broker.Uri);
            var host = await service.StartAsync();
            var setting = Guid.NewGuid();
            await PublishAsync(0, 50);
            await Eventually.EqualAsync(true, async () => await service.CountHandledAsync() > 100);

            await KillAsync(broker);
            await Eventually.EqualAsync(HealthStatus.Degraded, () => TestService.HealthAsync(host));
            await PublishAsync(50, 60);
            broker = await PrivateRabbitMq.StartAsync(
                new() { Folder = folder.FullName, Port = broker.Port }
            );

            await Eventually.EqualAsync(600, service.CountHandledAsync);
            Assert.Equal(
                Enumerable.Range(0, 600).Select(sequence => (setting, "moved", sequence)),
                await service.HandledAsync()
            );
            await Eventually.EqualAsync(HealthStatus.Healthy, () => TestService.HealthAsync(host));

            async Task PublishAsync(int from, int to)
            {
                for (var ten = from; ten < to; ten++)
                    await service.PublishAsync(setting, [.. Enumerable.Range(ten * 10, 10)]);
            }
        }
        finally
        {
            await broker.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Kills only this broker with kill -9, like a power cut.</summary>
    private static async Task KillAsync(PrivateRabbitMq broker)
    {
        var pid = await File.ReadAllTextAsync(Path.Combine(broker.Folder, "server.pid"));
        using var process = Process.GetProcessById(
            int.Parse(pid.Trim(), CultureInfo.InvariantCulture)
        );
        process.Kill();
        await broker.Ended;
        await broker.DisposeAsync();
    }
}
