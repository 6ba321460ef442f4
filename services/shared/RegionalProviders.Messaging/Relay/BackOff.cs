namespace RegionalProviders.Messaging.Relay;

/// <summary>Exponential backoff from 200 milliseconds to ten seconds.</summary>
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
