namespace RegionalProviders.Messaging.Relay;

/// <summary>
/// How many events the relays of a process publish at once over the connection that they share. RabbitMQ.Client holds
/// 128 frames for its socket; a connection that is lost while more publishers wait for room is not noticed for minutes,
/// or never (its issue 1930).
/// </summary>
internal sealed class PublishGate : IDisposable
{
    private const int AtOnce = 96;
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);

    /// <summary>Waits for a place.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) =>
        places.WaitAsync(cancellationToken);

    /// <summary>Gives the place back.</summary>
    public void Release() => places.Release();

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
