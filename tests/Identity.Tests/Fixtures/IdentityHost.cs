using System.Collections.Concurrent;
using System.Security.Cryptography;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RegionalProviders.Hosting;
using RegionalProviders.Identity;
using RegionalProviders.Identity.Bootstrap;
using RegionalProviders.Identity.V1;
using RegionalProviders.Servers;
using RegionalProviders.Testing;

namespace Identity.Tests.Fixtures;

[CollectionDefinition(Name)]
public sealed class IdentityCollection : ICollectionFixture<IdentityHost>
{
    public const string Name = "identity";
}

/// <summary>The identity service alone, as in its own deployment, over real HTTP and with real servers.</summary>
public sealed class IdentityHost : IAsyncLifetime
{
    private static readonly PlatformModule[] Modules = [IdentityModule.Module];
    private TestDatabase? database;
    private Dictionary<string, string?>? settings;

    public TestClock Clock { get; } = new();

    /// <summary>Today in London by the service's clock.</summary>
    public DateOnly Today =>
        DateOnly.FromDateTime(
            TimeZoneInfo
                .ConvertTime(
                    Clock.GetUtcNow(),
                    TimeZoneInfo.FindSystemTimeZoneById("Europe/London")
                )
                .DateTime
        );

    public Logs Logs { get; } = new();

    /// <summary>Counts the HTTP requests to all replicas by path.</summary>
    public RequestCounter Requests { get; } = new();

    /// <summary>The gRPC address.</summary>
    public string Server { get; private set; } = "";

    public WebApplication App { get; private set; } = null!;

    public GrpcChannel Channel { get; private set; } = null!;

    /// <summary>The HTTP/1.1 address; also the issuer.</summary>
    public HttpClient Web { get; private set; } = null!;

    /// <summary>Each council's first administrator, by the id of the council.</summary>
    internal ConcurrentDictionary<
        string,
        Lazy<Task<CreateClientResponse>>
    > FirstAdministrators { get; } = new();

    public string Issuer { get; private set; } = "";

    public string Superuser => database!.ConnectionString;

    public AdministratorCredentials Administrator { get; private set; } = null!;

    /// <summary>The connection string for the role of the service, or <c>identity-owner</c> for its owner role.</summary>
    public string ConnectionString(string name) => App.Configuration.GetConnectionString(name)!;

    /// <summary>A setting of the first replica.</summary>
    public string Setting(string key) => settings![key]!;

    /// <summary>Runs a test with the clock moved, and moves the clock back.</summary>
    public async Task LaterAsync(TimeSpan by, Func<Task> test)
    {
        Clock.Move(by);
        try
        {
            await test();
        }
        finally
        {
            Clock.Move(-by);
        }
    }

    public async Task InitializeAsync()
    {
        database = await MigratedDatabase.CreateAsync(Modules);
        var configuration = await Provisioning.ProvisionAsync(
            Superuser,
            Modules,
            MigratedDatabase.Password,
            CancellationToken.None
        );
        configuration["Messaging:RabbitMq"] = (await TestServers.RabbitMqAsync()).ToString();
        configuration["Messaging:Prefix"] = database.Name.Replace('_', '-');
        configuration["Identity:KeyEncryptionKey"] = Convert.ToBase64String(
            RandomNumberGenerator.GetBytes(32)
        );
        configuration["Tokens:IssuersSecret"] = TestPlatform.IssuersSecret;
        configuration["Identity:SigningKeyLead"] = "00:10:00";
        // In these tests, councils' OpenID providers run on this machine.
        configuration["Tokens:IssuerNetworks:0"] = "127.0.0.0/8";
        OutOfReach.Set(configuration);
        App = Build(configuration);
        await FirstAdministrator.EnsureAsync(
            App.Services,
            (credentials, _) =>
            {
                Administrator = credentials;
                return Task.CompletedTask;
            },
            CancellationToken.None
        );
        await App.StartAsync();
    }

    public async Task DisposeAsync()
    {
        Channel.Dispose();
        Web.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        await database!.DisposeAsync();
    }

    /// <summary>Starts another replica of the service, with the same database and issuer. Dispose of it.</summary>
    public async Task<Replica> ReplicaAsync(params (string Key, string Value)[] changes)
    {
        var other = new Dictionary<string, string?>(settings!);
        var (grpc, web) = (NewAddress(), NewAddress());
        other["Platform:GrpcUrl"] = grpc;
        other["Platform:WebUrl"] = web;
        foreach (var (key, value) in changes)
            other[key] = value;
        var app = Start(other);
        await app.StartAsync();
        return new Replica(app, GrpcChannel.ForAddress(grpc), new Uri(web));
    }

    private WebApplication Build(Dictionary<string, string?> configuration)
    {
        Server = NewAddress();
        Issuer = NewAddress();
        Channel = GrpcChannel.ForAddress(Server);
        Web = new HttpClient { BaseAddress = new Uri(Issuer) };
        configuration["Platform:GrpcUrl"] = Server;
        configuration["Platform:WebUrl"] = Issuer;
        configuration["Platform:PublicWebUrl"] = Issuer;
        configuration["Tokens:Issuer"] = Issuer;
        settings = configuration;
        return Start(configuration);
    }

    private static string NewAddress() => $"http://127.0.0.1:{FreePort.Next()}";

    private WebApplication Start(Dictionary<string, string?> configuration) =>
        PlatformHost.Build(
            [],
            Modules,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(configuration);
                builder.Services.AddSingleton<TimeProvider>(Clock);
                builder.Services.AddSingleton<ILoggerProvider>(Logs);
                builder.Services.AddSingleton<IStartupFilter>(Requests);
            }
        );
}
