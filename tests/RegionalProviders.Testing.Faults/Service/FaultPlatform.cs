using System.Security.Cryptography;
using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Hosting;
using RegionalProviders.Identity.Bootstrap;

namespace RegionalProviders.Testing.Faults;

/// <summary>
/// The platform as one or more killable processes on killable servers, with its own database and its own names on the
/// bus. The README of this project shows how a test uses it.
/// </summary>
public sealed class FaultPlatform : IAsyncDisposable
{
    private readonly Forwarder web;
    private readonly TestDatabase database;
    private readonly bool sharesPostgres;
    private readonly string clockFile;
    private readonly SharedClock clock;
    private ClientProfile? administrator;

    private FaultPlatform(
        TestDatabase database,
        bool sharesPostgres,
        IReadOnlyList<ServiceProcess> replicas,
        Forwarder web,
        Deliveries deliveries,
        string clockFile
    )
    {
        this.clockFile = clockFile;
        clock = new SharedClock(clockFile);
        this.database = database;
        this.sharesPostgres = sharesPostgres;
        this.web = web;
        Replicas = replicas;
        Deliveries = deliveries;
        People = new TestPrincipals(replicas[0].Server, () => Task.FromResult(administrator!));
    }

    /// <summary>What each process runs: every service of the platform, and the recorder of events.</summary>
    public static IReadOnlyList<PlatformModule> Modules { get; } =
    [.. TestPlatform.Modules, Recorder.Module];

    /// <summary>The processes.</summary>
    public IReadOnlyList<ServiceProcess> Replicas { get; }

    /// <summary>The only process, or the first.</summary>
    public ServiceProcess Service => Replicas[0];

    /// <summary>Clients of councils, coordinators and the operator, to prepare a test; they retry.</summary>
    public TestPrincipals People { get; }

    /// <summary>The events that reached the broker.</summary>
    public Deliveries Deliveries { get; }

    /// <summary>
    /// Creates a new database and the first administrator, and starts the processes, on servers that the test may kill.
    /// </summary>
    /// <param name="postgres">The test's own server; null for the shared one, which nobody kills.</param>
    /// <param name="rabbitMq">The test's own broker; null for the shared one, which nobody kills.</param>
    /// <param name="replicas">How many processes.</param>
    public static async Task<FaultPlatform> StartAsync(
        KillablePostgres? postgres = null,
        KillableRabbitMq? rabbitMq = null,
        int replicas = 1
    )
    {
        var created = await MigratedDatabase.CreateAsync(Modules, postgres?.ConnectionString);
        var broker = rabbitMq?.Uri ?? await TestServers.RabbitMqAsync();
        List<ServiceProcess> processes = [];
        var issuer = new Forwarder(() => processes.Select(process => new Uri(process.Web)));
        var configuration = await ConfigureAsync(created, broker, issuer.Address);
        processes.AddRange(
            Enumerable.Range(0, replicas).Select(_ => new ServiceProcess(configuration))
        );
        var platform = new FaultPlatform(
            created,
            postgres is null,
            processes,
            issuer,
            new Deliveries(broker, configuration["Messaging:Prefix"]!),
            configuration[SharedClock.Setting]!
        );
        await platform.PrepareAsync(configuration);
        await platform.Deliveries.BindAsync();
        await Task.WhenAll(processes.Select(process => process.StartAsync()));
        return platform;
    }

    /// <summary>
    /// A client for a principal, at one replica, which tries each call once, so that the effect of a fault on a call is
    /// visible. A client that uploads needs a second attempt to resume an interrupted upload.
    /// </summary>
    /// <param name="profile">From <see cref="TestPrincipals.NewProfileAsync"/>.</param>
    /// <param name="replica">The process that it calls.</param>
    /// <param name="attempts">The number of attempts.</param>
    public RegionalProvidersClient Connect(
        ClientProfile profile,
        int replica = 0,
        int attempts = 1
    ) =>
        RegionalProvidersClient.Connect(
            profile with
            {
                Server = new Uri(Replicas[replica].Server),
            },
            new RegionalProvidersClientOptions
            {
                MaxAttempts = attempts,
                FirstBackoff = TimeSpan.FromMilliseconds(50),
                MaxBackoff = TimeSpan.FromMilliseconds(250),
                Deadline = TimeSpan.FromSeconds(60),
                UploadDeadline = TimeSpan.FromMinutes(2),
            }
        );

    /// <summary>Moves the clock of all running processes, forward or back. The databases' clock does not change.</summary>
    public void MoveClock(TimeSpan by) => clock.Move(by);

    /// <summary>Rows as they are stored, bypassing all policies.</summary>
    public async Task<IReadOnlyList<T>> StoredAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(
            $"{database.ConnectionString};Pooling=false"
        );
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    /// <summary>The single value that a query returns.</summary>
    public async Task<T> OneAsync<T>(string sql, object? parameters = null) =>
        (await StoredAsync<T>(sql, parameters)).Single();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await People.DisposeAsync();
        foreach (var replica in Replicas)
            await replica.DisposeAsync();
        await web.DisposeAsync();
        clock.Dispose();
        File.Delete(clockFile);
        // A server of the test is removed as a whole, and may not even be running if the test has failed.
        if (sharesPostgres)
            await database.DisposeAsync();
    }

    private static async Task<Dictionary<string, string?>> ConfigureAsync(
        TestDatabase database,
        Uri rabbitMq,
        string web
    )
    {
        var configuration = await Provisioning.ProvisionAsync(
            database.ConnectionString,
            Modules,
            MigratedDatabase.Password,
            CancellationToken.None
        );
        configuration["Platform:PublicWebUrl"] = web;
        configuration["Tokens:Issuer"] = web;
        configuration["Identity:KeyEncryptionKey"] = Convert.ToBase64String(
            SHA256.HashData("test"u8)
        );
        configuration["Placements:KeyEncryptionKey"] = Convert.ToBase64String(
            SHA256.HashData("test placements"u8)
        );
        configuration["Notifications:KeyEncryptionKey"] = Convert.ToBase64String(
            SHA256.HashData("test notifications"u8)
        );
        configuration["Messaging:RabbitMq"] = rabbitMq.ToString();
        configuration["Messaging:Prefix"] = database.Name.Replace('_', '-');
        configuration[SharedClock.Setting] = Path.Combine(
            Path.GetTempPath(),
            $"rp-{database.Name}.clock"
        );
        configuration["Messaging:PollInterval"] = "00:00:00.500";
        configuration["Messaging:PublishTimeout"] = "00:00:05";
        return configuration;
    }

    private async Task PrepareAsync(Dictionary<string, string?> configuration)
    {
        await using var app = PlatformHost.Build(
            [],
            Modules,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(configuration);
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
            }
        );
        await FirstAdministrator.EnsureAsync(
            app.Services,
            (credentials, _) =>
            {
                administrator = new ClientProfile
                {
                    Server = new Uri(Service.Server),
                    ClientId = credentials.ClientId,
                    ClientSecret = credentials.ClientSecret,
                };
                return Task.CompletedTask;
            },
            CancellationToken.None
        );
    }
}
