namespace RegionalProviders.Testing.Faults;

/// <summary>
/// A separate PostgreSQL for one class of fault tests, which may kill it: use it as a class fixture. Every test leaves it
/// running.
/// </summary>
public sealed class OwnPostgres : IAsyncLifetime
{
    /// <summary>The server.</summary>
    public KillablePostgres Server { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => Server = await KillablePostgres.StartAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Server.DisposeAsync();
}
