namespace RegionalProviders.Testing.Faults;

/// <summary>
/// The two servers of a class of fault tests, which may kill them: use it as an xunit fixture. Every test leaves them
/// running.
/// </summary>
public sealed class FaultServers : IAsyncLifetime
{
    /// <summary>PostgreSQL.</summary>
    public KillablePostgres Postgres { get; private set; } = null!;

    /// <summary>RabbitMQ.</summary>
    public KillableRabbitMq RabbitMq { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var startingRabbitMq = KillableRabbitMq.StartAsync();
        Postgres = await KillablePostgres.StartAsync();
        RabbitMq = await startingRabbitMq;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await RabbitMq.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}
