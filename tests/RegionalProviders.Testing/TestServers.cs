using RegionalProviders.Servers;

namespace RegionalProviders.Testing;

/// <summary>
/// The PostgreSQL and the RabbitMQ of this test process: the servers named by the environment, or else private ones that
/// start on first use and end with the process. Shared by all tests: each takes its own database
/// (<see cref="TestDatabase"/>) and its own names on the bus.
/// </summary>
public static class TestServers
{
    /// <summary>A superuser's connection string. The program in RegionalProviders.Testing.Servers sets it.</summary>
    public const string PostgresVariable = "RP_TEST_POSTGRES";

    /// <summary>An address such as amqp://user:password@127.0.0.1:5672/.</summary>
    public const string RabbitMqVariable = "RP_TEST_RABBITMQ";

    // Nothing stops these two explicitly: they stop, and remove their folders, however this process ends.
    private static readonly Lazy<Task<PrivatePostgres>> PrivatePostgresServer = new(() =>
        PrivatePostgres.StartAsync(new() { Settings = PrivatePostgresOptions.Throwaway })
    );
    private static readonly Lazy<Task<PrivateRabbitMq>> PrivateRabbitMqServer = new(() =>
        PrivateRabbitMq.StartAsync(new PrivateRabbitMqOptions())
    );

    /// <summary>Connects as superuser to the server's database "postgres".</summary>
    public static async Task<string> PostgresAsync() =>
        Given(PostgresVariable) ?? (await PrivatePostgresServer.Value).ConnectionString;

    /// <summary>The address of the broker, with user and password.</summary>
    public static async Task<Uri> RabbitMqAsync() =>
        Given(RabbitMqVariable) is { } address
            ? new Uri(address)
            : (await PrivateRabbitMqServer.Value).Uri;

    private static string? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
