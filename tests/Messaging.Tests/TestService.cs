using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging.Tests;

/// <summary>A service with its own schema and name prefix, run by one or more processes (hosts).</summary>
public sealed class TestService : IAsyncDisposable
{
    private readonly TestServers servers;
    private readonly List<IHost> hosts = [];
    private readonly Dictionary<string, string?> settings;
    private readonly string prefix = $"test-{Guid.NewGuid():N}"[..13];

    private TestService(TestServers servers, ServiceSchema schema, Uri broker, bool quorum)
    {
        this.servers = servers;
        Schema = schema;
        Broker = broker;
        Database = new TestDatabase(schema, servers.DataSource(schema.AppRole));
        settings = new()
        {
            ["Messaging:RabbitMq"] = broker.ToString(),
            ["Messaging:Prefix"] = prefix,
            ["Messaging:Quorum"] = quorum.ToString(),
            ["Messaging:PollInterval"] = "00:00:01",
            ["Messaging:PublishTimeout"] = "00:00:05",
            ["Messaging:Retries"] = "2",
            ["Messaging:RetryAfter"] = "00:00:00.010",
        };
    }

    public ServiceSchema Schema { get; }

    public Uri Broker { get; }

    public TestDatabase Database { get; }

    public ConsumerProbe Probe { get; } = new();

    public string Queue => $"{prefix}-{Schema.Name}-settings";

    public static async Task<TestService> CreateAsync(
        TestServers servers,
        Uri? broker = null,
        bool quorum = false
    ) => new(servers, await servers.CreateSchemaAsync(), broker ?? servers.RabbitMq, quorum);

    public async Task<IHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        builder.Services.AddSingleton(_ => new TestDatabase(
            Schema,
            servers.DataSource(Schema.AppRole)
        ));
        builder.Services.AddSingleton(Probe);
        builder.AddPlatformMessaging(
            MessagingModule
                .For<TestDatabase>(Schema)
                .Publishes<SettingMoved>()
                .Publishes<SettingClosed>()
                .Consumes<SettingMovedConsumer>("settings")
                .Consumes<SettingClosedConsumer<TestDatabase>>("settings")
        );
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync();
        return host;
    }

    /// <summary>Publishes one event for each sequence number, all in one transaction.</summary>
    public Task PublishAsync(Guid setting, params int[] sequences) =>
        Database.InTransactionAsync(
            Principal.System(Schema.Name),
            async transaction =>
            {
                foreach (var sequence in sequences)
                    await transaction.PublishAsync(
                        new SettingMoved(setting, sequence),
                        $"setting:{setting}"
                    );
            },
            CancellationToken.None
        );

    public async Task<IReadOnlyList<(Guid Setting, string Event, int Sequence)>> HandledAsync()
    {
        await using var connection = await servers.Superuser.OpenConnectionAsync();
        return (
            await connection.QueryAsync<(Guid, string, int)>(
                $"select setting, event, sequence from {Schema.Name}.handled order by id"
            )
        ).AsList();
    }

    public Task<int> CountHandledAsync() => ScalarAsync<int>("select count(*) from {0}.handled");

    public async Task<T?> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await servers.Superuser.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(
            sql.Replace("{0}", Schema.Name, StringComparison.Ordinal),
            parameters
        );
    }

    public static async Task<HealthStatus> HealthAsync(IHost host)
    {
        var report = await host
            .Services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(CancellationToken.None);
        // Unhealthy would take the process out of service, although its outbox stores the events safely.
        Assert.NotEqual(HealthStatus.Unhealthy, report.Status);
        return report.Entries[PlatformMessaging.HealthCheck].Status;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        await Database.DataSource.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var connection = await new ConnectionFactory
        {
            Uri = Broker,
        }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var name in new[] { Queue, $"{Queue}_error", $"{Queue}_skipped" })
        {
            await channel.QueueDeleteAsync(name, ifUnused: false, ifEmpty: false);
            await channel.ExchangeDeleteAsync(name);
        }

        foreach (var type in new[] { nameof(SettingMoved), nameof(SettingClosed) })
            await channel.ExchangeDeleteAsync($"{prefix}:{typeof(SettingMoved).Namespace}:{type}");
    }
}
