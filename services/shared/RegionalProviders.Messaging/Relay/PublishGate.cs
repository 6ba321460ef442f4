namespace RegionalProviders.Messaging.Relay;

/// <summary>How many events the relays of a process publish at once over the connection that they share.</summary>
internal sealed class PublishGate : IDisposable
{
    private readonly SemaphoreSlim places = new(
        ConnectionRoom.Publishing,
        ConnectionRoom.Publishing
    );

    /// <summary>Waits for a place.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) =>
        places.WaitAsync(cancellationToken);

    /// <summary>Gives the place back.</summary>
    public void Release() => places.Release();

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
