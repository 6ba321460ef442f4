namespace RegionalProviders.Messaging;

/// <summary>
/// How the room of a connection is shared. RabbitMQ.Client holds 128 frames for its socket; where they are full at the
/// moment the broker is lost, nobody takes them out and whoever waits for room keeps the loss from being noticed (its
/// issue 1930). So all that a process may write without an answer of the broker fits in: a frame for each event being
/// published and for each message that a consumer holds and may acknowledge. The rest is for opening and closing.
/// </summary>
internal static class PublishCapacity
{
    /// <summary>Events that the relays of a process publish at once.</summary>
    public const int Publishing = 40;

    private const int Acknowledging = 64;

    /// <summary>Messages that each of so many queues may hold at a consumer.</summary>
    public static ushort Prefetch(int queues) =>
        (ushort)Math.Clamp(Acknowledging / Math.Max(queues, 1), 1, Acknowledging);
}
