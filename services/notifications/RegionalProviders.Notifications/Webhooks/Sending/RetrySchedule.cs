namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>Schedules the retries of a failed delivery.</summary>
internal sealed class RetrySchedule(Random random)
{
    private const int DoublingsToMax = 10;
    private const double Jitter = 0.2;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    /// <summary>How long a delivery is retried.</summary>
    public static TimeSpan GiveUpAfter { get; } = TimeSpan.FromDays(3);

    /// <summary>
    /// The time of the next attempt: after 5 seconds, doubling up to an hour, with up to a fifth less as jitter; the
    /// last attempt is at the end of <see cref="GiveUpAfter"/>. Null after that: the webhook must be parked.
    /// </summary>
    /// <param name="attempts">Number of failed attempts, including this one.</param>
    /// <param name="firstFailedAt">Time of the first failure.</param>
    /// <param name="now">Time of this failure.</param>
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
