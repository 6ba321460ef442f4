using Dapper;
using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Servers;

namespace RegionalProviders.Messaging.Tests;

/// <summary>
/// The servers named by RP_TEST_POSTGRES and RP_TEST_RABBITMQ, or private ones; on a named PostgreSQL server, in a database
/// of our own.
/// </summary>
public sealed class TestServers : IAsyncLifetime
{
    private const string Password = "test-only";
    private readonly string database = $"messaging_{Guid.NewGuid():N}";
    private readonly List<ServiceSchema> schemas = [];
    private PrivatePostgres? postgres;
    private PrivateRabbitMq? rabbitMq;
    private string server = "";

    public Uri RabbitMq { get; private set; } = null!;

    /// <summary>Connects as superuser, to whom no policy applies, so that tests see everything.</summary>
    public NpgsqlDataSource Superuser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("RP_TEST_RABBITMQ") is { Length: > 0 } broker)
            RabbitMq = new Uri(broker);
        else
            RabbitMq = (rabbitMq = await PrivateRabbitMq.StartAsync(new())).Uri;
        if (Environment.GetEnvironmentVariable("RP_TEST_POSTGRES") is { Length: > 0 } given)
            server = given;
        else
            server = (
                postgres = await PrivatePostgres.StartAsync(
                    new() { Settings = PrivatePostgresOptions.Throwaway }
                )
            ).ConnectionString;
        await OnServerAsync($"create database {database}");
        Superuser = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(server) { Database = database }
        );
    }

    public async Task DisposeAsync()
    {
        await Superuser.DisposeAsync();
        await OnServerAsync($"drop database {database} with (force)");
        foreach (var schema in schemas)
            await OnServerAsync($"drop role {schema.OwnerRole}, {schema.AppRole}");
        if (postgres is not null)
            await postgres.DisposeAsync();
        if (rabbitMq is not null)
            await rabbitMq.DisposeAsync();
    }

    /// <summary>Creates a new schema and runs all migrations.</summary>
    public async Task<ServiceSchema> CreateSchemaAsync()
    {
        var schema = new ServiceSchema(
            $"m{Guid.NewGuid():N}"[..12],
            [
                MigrationSource.Persistence,
                MessagingSchema.Source,
                new MigrationSource("tests", typeof(TestServers).Assembly),
            ]
        );
        schemas.Add(schema);
        await using (var connection = await Superuser.OpenConnectionAsync())
            await SchemaProvisioner.ProvisionAsync(
                connection,
                schema,
                Password,
                Password,
                CancellationToken.None
            );
        await using var owner = DataSource(schema.OwnerRole);
        await new MigrationRunner(TimeProvider.System).ApplyAsync(
            schema,
            owner,
            CancellationToken.None
        );
        return schema;
    }

    public NpgsqlDataSource DataSource(string role) =>
        NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(server)
            {
                Database = database,
                Username = role,
                Password = Password,
            }
        );

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.ExecuteAsync(sql);
    }
}

[CollectionDefinition(Name)]
public sealed class ServersCollection : ICollectionFixture<TestServers>
{
    public const string Name = "servers";
}
