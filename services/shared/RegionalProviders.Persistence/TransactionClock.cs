namespace RegionalProviders.Persistence;

/// <summary>The instant of a transaction, in whole microseconds, which is PostgreSQL's precision.</summary>
internal sealed class TransactionClock(TimeProvider time)
{
    // The smallest difference that orders two UUIDs of version 7.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>The instant.</summary>
    public DateTimeOffset Now { get; private set; } = Read(time);

    /// <summary>Reads the clock again; the instant is later than the given one, whatever the clock says.</summary>
    public void Reset(DateTimeOffset? after)
    {
        var now = Read(time);
        Now = after + Step is { } least && least > now ? least : now;
    }

    private static DateTimeOffset Read(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
