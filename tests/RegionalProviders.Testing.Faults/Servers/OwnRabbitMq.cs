namespace RegionalProviders.Testing.Faults;

/// <summary>
/// A separate RabbitMQ for one class of fault tests, which may kill it: use it as a class fixture. Every test leaves it
/// running.
/// </summary>
public sealed class OwnRabbitMq : IAsyncLifetime
{
    /// <summary>The broker.</summary>
    public KillableRabbitMq Server { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => Server = await KillableRabbitMq.StartAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Server.DisposeAsync();
}
