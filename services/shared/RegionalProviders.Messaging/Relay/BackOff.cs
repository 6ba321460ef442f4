namespace RegionalProviders.Messaging.Relay;

/// <summary>Pauses between tries: from a fifth of a second, doubling, up to ten seconds.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private TimeSpan next = First;

    public TimeSpan Next()
    {
        var pause = next;
        next = pause * 2 < Longest ? pause * 2 : Longest;
        return pause;
    }

    public void Reset() => next = First;
}
