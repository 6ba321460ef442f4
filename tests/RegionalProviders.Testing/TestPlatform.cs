using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RegionalProviders.Client;
using RegionalProviders.Hosting;
using RegionalProviders.Identity;
using RegionalProviders.Identity.Bootstrap;
using RegionalProviders.Notifications;
using RegionalProviders.Placements;
using RegionalProviders.Providers;
using RegionalProviders.Servers;

namespace RegionalProviders.Testing;

/// <summary>
/// The whole platform in this process, on real servers and over real sockets, with its own database and its own names on
/// the bus. Tests call it as clients do.
/// </summary>
public sealed class TestPlatform : IAsyncDisposable
{
    /// <summary>Secret with which the services ask for councils' own issuers.</summary>
    public const string IssuersSecret = "the secret of the services of a test";

    private static readonly Lazy<Task<TestPlatform>> SharedPlatform = new(() => StartAsync());
    private readonly TestDatabase database;
    private readonly WebApplication app;

    private TestPlatform(
        TestDatabase database,
        WebApplication app,
        string server,
        string web,
        TestClock clock,
        TestTls? tls
    )
    {
        this.database = database;
        this.app = app;
        Server = server;
        Web = web;
        Clock = clock;
        CaFile = tls?.CaFile;
        People = new TestPrincipals(server, AdministratorAsync, CaFile);
    }

    /// <summary>Every service of the platform.</summary>
    public static IReadOnlyList<PlatformModule> Modules { get; } =
    [
        IdentityModule.Module,
        ProvidersModule.Module,
        PlacementsModule.Module,
        NotificationsModule.Module,
    ];

    /// <summary>
    /// One platform for all tests of the process that use their own names and URNs. Lives until the process ends.
    /// </summary>
    public static Task<TestPlatform> SharedAsync() => SharedPlatform.Value;

    /// <summary>The gRPC address.</summary>
    public string Server { get; }

    /// <summary>The HTTP/1.1 address; also the issuer of tokens.</summary>
    public string Web { get; }

    /// <summary>File with the authority that clients must trust; null for a platform without TLS.</summary>
    public string? CaFile { get; }

    /// <summary>The platform's clock.</summary>
    public TestClock Clock { get; }

    /// <summary>Clients of every kind, created through the platform's own API.</summary>
    public TestPrincipals People { get; }

    /// <summary>The platform's service provider, for what has no public API.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Connects as superuser, to whom no policy applies, to see what is really stored.</summary>
    public string SuperuserConnectionString => database.ConnectionString;

    /// <summary>Connection string of the app role of a service.</summary>
    public string AppConnectionString(string service) =>
        app.Configuration.GetConnectionString(service)!;

    /// <summary>Starts a separate platform for one test.</summary>
    /// <param name="configure">Changes the application before the services are added.</param>
    /// <param name="tls">The certificate to serve with; null for none.</param>
    /// <param name="besides">Services of the test, in addition to the platform's own.</param>
    public static async Task<TestPlatform> StartAsync(
        Action<WebApplicationBuilder>? configure = null,
        TestTls? tls = null,
        params PlatformModule[] besides
    )
    {
        PlatformModule[] modules = [.. Modules, .. besides];
        var own = await MigratedDatabase.CreateAsync(Modules);
        var clock = new TestClock();
        var server = tls?.Address ?? $"http://127.0.0.1:{FreePort.Next()}";
        var web = tls?.Address ?? $"http://127.0.0.1:{FreePort.Next()}";
        var configuration = await Provisioning.ProvisionAsync(
            own.ConnectionString,
            modules,
            MigratedDatabase.Password,
            CancellationToken.None
        );
        configuration["Platform:GrpcUrl"] = server;
        configuration["Platform:WebUrl"] = web;
        configuration["Platform:PublicWebUrl"] = web;
        configuration["Tokens:Issuer"] = web;
        configuration["Tokens:IssuersSecret"] = IssuersSecret;
        configuration["Identity:KeyEncryptionKey"] = Convert.ToBase64String(
            SHA256.HashData("test"u8)
        );
        configuration["Placements:KeyEncryptionKey"] = Convert.ToBase64String(
            SHA256.HashData("test placements"u8)
        );
        configuration["Notifications:KeyEncryptionKey"] = Convert.ToBase64String(
            SHA256.HashData("test notifications"u8)
        );
        configuration["Messaging:RabbitMq"] = (await TestServers.RabbitMqAsync()).ToString();
        configuration["Messaging:Prefix"] = own.Name.Replace('_', '-');
        OutOfReach.Set(configuration);
        var started = PlatformHost.Build(
            [],
            modules,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(configuration);
                builder.Configuration.AddInMemoryCollection(tls?.Configuration);
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                configure?.Invoke(builder);
            }
        );
        await PlatformHost.MigrateAsync(started, besides, CancellationToken.None);
        await started.StartAsync();
        return new TestPlatform(own, started, server, web, clock, tls);
    }

    /// <summary>The first administrator of this platform; every call makes sure that one exists.</summary>
    private async Task<ClientProfile> AdministratorAsync()
    {
        ClientProfile? profile = null;
        await FirstAdministrator.EnsureAsync(
            app.Services,
            (credentials, _) =>
            {
                profile = new ClientProfile
                {
                    Server = new Uri(Server),
                    CaFile = CaFile,
                    ClientId = credentials.ClientId,
                    ClientSecret = credentials.ClientSecret,
                };
                return Task.CompletedTask;
            },
            CancellationToken.None
        );
        return profile
            ?? throw new InvalidOperationException("The first administrator was made before.");
    }

    /// <summary>Stops the platform and drops its database.</summary>
    public async ValueTask DisposeAsync()
    {
        await People.DisposeAsync();
        // As when the process ends: calls that a test left open are not waited for.
        await app.StopAsync(TimeSpan.FromSeconds(2));
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
