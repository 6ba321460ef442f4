namespace RegionalProviders.Messaging.Relay;

/// <summary>Limits how many events the relays of a process publish concurrently over their shared connection.</summary>
internal sealed class PublishThrottle : IDisposable
{
    private readonly SemaphoreSlim places = new(
        PublishCapacity.Publishing,
        PublishCapacity.Publishing
    );

    /// <summary>Waits for a permit.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) =>
        places.WaitAsync(cancellationToken);

    /// <summary>Releases the permit.</summary>
    public void Release() => places.Release();

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
