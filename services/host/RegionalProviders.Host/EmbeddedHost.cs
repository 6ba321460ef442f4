using System.Text.Json;
using RegionalProviders.Hosting;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Servers;

namespace RegionalProviders.Host;

/// <summary>The whole platform on one machine: private servers, migrations, every service in this process.</summary>
internal static class EmbeddedHost
{
    private const string ConfigurationFile = "configuration.json";

    internal static async Task<int> RunAsync(
        string[] args,
        EmbeddedOptions options,
        IReadOnlyList<PlatformModule> modules
    )
    {
        var folder = Path.GetFullPath(options.Folder);
        Directory.CreateDirectory(folder);
        var endpointsFile = Path.Combine(folder, "endpoints.json");
        File.Delete(endpointsFile);

        await using var servers = await EmbeddedPlatform.StartAsync(
            folder,
            modules,
            CancellationToken.None
        );
        var endpoints = Endpoints.Of(options);
        await using var app = PlatformHost.Build(
            args,
            modules,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(servers.Configuration);
                builder.Configuration.AddInMemoryCollection(endpoints.Configuration);
            }
        );
        await PlatformHost.MigrateAsync(app, modules, CancellationToken.None);
        await app.StartAsync();
        await AdministratorProfile.EnsureAsync(
            app.Services,
            Path.Combine(folder, "admin.json"),
            endpoints.Server,
            CancellationToken.None
        );

        // Read by operators' commands; contains the passwords and ports of this run.
        var configurationFile = Path.Combine(folder, ConfigurationFile);
        OwnerOnly.WriteJson(configurationFile, servers.Configuration);

        // Scripts wait for this file, which says that the platform is serving, and where. The rename keeps them from
        // reading a half-written file.
        var unseen = $"{endpointsFile}.new";
        await File.WriteAllTextAsync(unseen, JsonSerializer.Serialize(endpoints));
        File.Move(unseen, endpointsFile);
        app.Logger.LogInformation(
            "Serving gRPC at {Server}, sign-in and health at {Web}",
            endpoints.Server,
            endpoints.PublicWeb
        );
        try
        {
            var ended = await Task.WhenAny(app.WaitForShutdownAsync(), servers.Ended);
            if (ended != servers.Ended)
                return 0;
            app.Logger.LogCritical(
                "The private PostgreSQL or RabbitMQ ended; its log is under {Folder}",
                folder
            );
            await app.StopAsync();
            return 1;
        }
        finally
        {
            File.Delete(endpointsFile);
            File.Delete(configurationFile);
        }
    }

    /// <summary>Runs an operator's command against the platform that serves from the same folder.</summary>
    internal static async Task<int> CommandAsync(
        string[] args,
        EmbeddedOptions options,
        IReadOnlyList<PlatformModule> modules
    )
    {
        var file = Path.Combine(Path.GetFullPath(options.Folder), ConfigurationFile);
        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync(
                $"No platform serves from {options.Folder}. Set RP_DATA, or start it with make serve."
            );
            return 1;
        }

        await using var app = PlatformHost.Build(
            [],
            modules,
            builder =>
                builder
                    .Configuration.AddJsonFile(file)
                    .AddInMemoryCollection(Endpoints.Of(options).Configuration)
        );
        return await OperatorCommands.RunAsync(
            args,
            modules,
            app.Services,
            Console.Out,
            CancellationToken.None
        );
    }

    private sealed record Endpoints(string Server, string Web)
    {
        internal Dictionary<string, string?> Configuration =>
            new()
            {
                ["Platform:GrpcUrl"] = Server,
                ["Platform:WebUrl"] = Web,
                ["Platform:PublicWebUrl"] = PublicWeb,
                ["Tokens:Issuer"] = PublicWeb,
            };

        // A host name, because browsers offer no passkeys for an IP address.
        internal string PublicWeb =>
            Web.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

        internal static Endpoints Of(EmbeddedOptions options) =>
            new(
                $"http://127.0.0.1:{(options.Port == 0 ? FreePort.Next() : options.Port)}",
                $"http://127.0.0.1:{(options.WebPort == 0 ? FreePort.Next() : options.WebPort)}"
            );
    }
}
