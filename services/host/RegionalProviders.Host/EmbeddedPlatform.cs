using Npgsql;
using RegionalProviders.Hosting;
using RegionalProviders.Servers;

namespace RegionalProviders.Host;

/// <summary>
/// The private PostgreSQL and RabbitMQ under one folder, with roles and empty schemas for every service. Stops both
/// when disposed.
/// </summary>
internal sealed class EmbeddedPlatform : IAsyncDisposable
{
    private const string Database = "regionalproviders";
    private readonly PrivatePostgres postgres;
    private readonly PrivateRabbitMq rabbit;

    private EmbeddedPlatform(
        PrivatePostgres postgres,
        PrivateRabbitMq rabbit,
        Dictionary<string, string?> configuration
    )
    {
        this.postgres = postgres;
        this.rabbit = rabbit;
        Configuration = configuration;
    }

    /// <summary>
    /// The configuration that connects the services to both servers: connection strings, keys and the broker's URI.
    /// </summary>
    internal IReadOnlyDictionary<string, string?> Configuration { get; }

    /// <summary>
    /// Completes when either server exits, whether or not it was asked to: the platform cannot run without both.
    /// </summary>
    internal Task Ended => Task.WhenAny(postgres.Ended, rabbit.Ended);

    internal static async Task<EmbeddedPlatform> StartAsync(
        string folder,
        IReadOnlyList<PlatformModule> modules,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folder);
        var startingRabbit = PrivateRabbitMq.StartAsync(
            new PrivateRabbitMqOptions { Folder = Path.Combine(folder, "rabbitmq") },
            cancellationToken
        );
        PrivatePostgres? database = null;
        try
        {
            database = await StartPostgresAsync(folder, cancellationToken);
            var configuration = await ProvisionAsync(database, folder, modules, cancellationToken);
            var broker = await startingRabbit;
            configuration["Messaging:RabbitMq"] = broker.Uri.ToString();
            return new EmbeddedPlatform(database, broker, configuration);
        }
        catch
        {
            if (database is not null)
                await database.DisposeAsync();
            await StopAsync(startingRabbit);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await rabbit.DisposeAsync();
        await postgres.DisposeAsync();
    }

    private static async Task<PrivatePostgres> StartPostgresAsync(
        string folder,
        CancellationToken cancellationToken
    ) =>
        await PrivatePostgres.StartAsync(
            new PrivatePostgresOptions
            {
                Folder = await PrivatePostgres.ReachableFolderAsync(
                    Path.Combine(folder, "postgres"),
                    cancellationToken
                ),
                Settings = Settings,
            },
            cancellationToken
        );

    // Otherwise a start that fails would leave the broker running, on a port that nobody knows.
    private static async Task StopAsync(Task<PrivateRabbitMq> starting)
    {
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully)
            await (await starting).DisposeAsync();
    }

    private static Dictionary<string, string> Settings { get; } =
        new()
        {
            ["shared_buffers"] = "256MB",
            ["max_connections"] = "200",
            ["max_wal_size"] = "2GB",
        };

    private static async Task<Dictionary<string, string?>> ProvisionAsync(
        PrivatePostgres postgres,
        string folder,
        IReadOnlyList<PlatformModule> modules,
        CancellationToken cancellationToken
    )
    {
        var secretsFile = Path.Combine(folder, "secrets.json");
        var secrets = EmbeddedSecrets.LoadOrCreate(secretsFile);
        foreach (var schema in modules.Select(module => module.Schema))
        {
            secrets.PasswordOf(schema.OwnerRole);
            secrets.PasswordOf(schema.AppRole);
        }

        // Saved before the database gets them: a password missing from the file would lock us out.
        secrets.Save(secretsFile);
        await CreateDatabaseAsync(postgres.ConnectionString, cancellationToken);
        var database = new NpgsqlConnectionStringBuilder(postgres.ConnectionString)
        {
            Database = Database,
        };
        var configuration = await Provisioning.ProvisionAsync(
            database.ConnectionString,
            modules,
            secrets.PasswordOf,
            cancellationToken
        );
        configuration["Identity:KeyEncryptionKey"] = secrets.KeyEncryptionKey;
        configuration["Placements:KeyEncryptionKey"] = secrets.ChildReferenceKey;
        configuration["Notifications:KeyEncryptionKey"] = secrets.WebhookKey;
        configuration["Tokens:IssuersSecret"] = secrets.IssuersSecret;
        return configuration;
    }

    private static async Task CreateDatabaseAsync(
        string superuser,
        CancellationToken cancellationToken
    )
    {
        await using var source = NpgsqlDataSource.Create(superuser);
        await using var exists = source.CreateCommand(
            "select exists (select from pg_database where datname = @database)"
        );
        exists.Parameters.AddWithValue("database", Database);
        if (await exists.ExecuteScalarAsync(cancellationToken) is true)
            return;
        await using var create = source.CreateCommand($"create database {Database}");
        await create.ExecuteNonQueryAsync(cancellationToken);
    }
}
