namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>When a delivery that failed is tried again.</summary>
internal sealed class RetrySchedule(Random random)
{
    private const int DoublingsToMax = 10;
    private const double Jitter = 0.2;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    /// <summary>For so long one delivery is tried.</summary>
    public static TimeSpan GiveUpAfter { get; } = TimeSpan.FromDays(3);

    /// <summary>
    /// The next attempt: after 5 seconds, doubling up to an hour, up to a fifth less so that not all come together; the
    /// last one when patience ends. Null when it has ended: the webhook is to be parked.
    /// </summary>
    /// <param name="attempts">How often it has failed, this time included.</param>
    /// <param name="firstFailedAt">When it failed first.</param>
    /// <param name="now">When it failed now.</param>
    public DateTimeOffset? Next(int attempts, DateTimeOffset firstFailedAt, DateTimeOffset now)
    {
        var end = firstFailedAt + GiveUpAfter;
        if (now >= end)
            return null;
        var pause = First * Math.Pow(2, Math.Min(attempts - 1, DoublingsToMax));
        var next = now + (pause < MaxPause ? pause : MaxPause) * (1 - Jitter * random.NextDouble());
        return next < end ? next : end;
    }
}
