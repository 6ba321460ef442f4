namespace RegionalProviders.Messaging;

/// <summary>
/// Divides up the write buffer of a connection. RabbitMQ.Client buffers 128 frames for its socket. If the buffer is
/// full when the broker is lost, nothing empties it, and whoever waits for space keeps the loss from being noticed
/// (RabbitMQ.Client issue 1930). So everything that a process may write before the broker responds must fit: one frame
/// for each event being published, and one for each message that a consumer has and may acknowledge. The rest is for
/// opening and closing.
/// </summary>
internal static class PublishCapacity
{
    /// <summary>Events that the relays of a process publish concurrently.</summary>
    public const int Publishing = 40;

    private const int Acknowledging = 64;

    /// <summary>Unacknowledged messages for each queue of a process that consumes <paramref name="queues"/>.</summary>
    public static ushort Prefetch(int queues) =>
        (ushort)Math.Clamp(Acknowledging / Math.Max(queues, 1), 1, Acknowledging);
}
