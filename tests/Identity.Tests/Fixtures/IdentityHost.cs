using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using RegionalProviders.Hosting;
using RegionalProviders.Identity;
using RegionalProviders.Identity.Bootstrap;
using RegionalProviders.Persistence;
using RegionalProviders.Servers;

namespace Identity.Tests.Fixtures;

[CollectionDefinition(Name)]
public sealed class IdentityCollection : ICollectionFixture<IdentityHost>
{
    public const string Name = "identity";
}

/// <summary>The identity service in a process of its own, over real HTTP, with a real PostgreSQL and RabbitMQ.</summary>
public sealed class IdentityHost : IAsyncLifetime
{
    private const string Password = "test";
    private PrivatePostgres? postgres;
    private PrivateRabbitMq? rabbitMq;

    public MovableTime Time { get; } = new();

    public Logs Logs { get; } = new();

    public WebApplication App { get; private set; } = null!;

    public GrpcChannel Channel { get; private set; } = null!;

    /// <summary>The HTTP/1.1 address; also the issuer.</summary>
    public HttpClient Web { get; private set; } = null!;

    public string Issuer { get; private set; } = "";

    public string Superuser { get; private set; } = "";

    public AdministratorCredentials Administrator { get; private set; } = null!;

    public string ConnectionString(string role) =>
        new NpgsqlConnectionStringBuilder(Superuser)
        {
            Username = role,
            Password = Password,
        }.ConnectionString;

    public async Task InitializeAsync()
    {
        var startPostgres = PrivatePostgres.StartAsync(
            new() { Settings = PrivatePostgresOptions.Throwaway }
        );
        var startRabbitMq = PrivateRabbitMq.StartAsync(new());
        postgres = await startPostgres;
        rabbitMq = await startRabbitMq;
        Superuser = postgres.ConnectionString;
        await using (var superuser = new NpgsqlConnection(Superuser))
        {
            await superuser.OpenAsync();
            await SchemaProvisioner.ProvisionAsync(
                superuser,
                IdentityModule.Schema,
                Password,
                Password,
                CancellationToken.None
            );
        }

        App = Build();
        await PlatformHost.MigrateAsync(App, [IdentityModule.Module], CancellationToken.None);
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
        await rabbitMq!.DisposeAsync();
        await postgres!.DisposeAsync();
    }

    private WebApplication Build()
    {
        var (grpc, web) = ($"http://127.0.0.1:{FreePort()}", $"http://127.0.0.1:{FreePort()}");
        Issuer = web;
        Channel = GrpcChannel.ForAddress(grpc);
        Web = new HttpClient { BaseAddress = new Uri(web) };
        return PlatformHost.Build(
            [],
            [IdentityModule.Module],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Time);
                builder.Services.AddSingleton<ILoggerProvider>(Logs);
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["ConnectionStrings:identity"] = ConnectionString(
                            IdentityModule.Schema.AppRole
                        ),
                        ["ConnectionStrings:identity-owner"] = ConnectionString(
                            IdentityModule.Schema.OwnerRole
                        ),
                        ["Messaging:RabbitMq"] = rabbitMq!.Uri.ToString(),
                        ["Platform:GrpcUrl"] = grpc,
                        ["Platform:WebUrl"] = web,
                        ["Platform:PublicWebUrl"] = web,
                        ["Tokens:Issuer"] = web,
                        ["Identity:KeyEncryptionKey"] = Convert.ToBase64String(
                            RandomNumberGenerator.GetBytes(32)
                        ),
                    }
                );
            }
        );
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
