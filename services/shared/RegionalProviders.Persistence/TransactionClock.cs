namespace RegionalProviders.Persistence;

/// <summary>The one instant of a transaction, in whole microseconds as PostgreSQL keeps it.</summary>
internal sealed class TransactionClock(TimeProvider time)
{
    // The least by which two UUIDs of version 7 are told apart.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>The instant.</summary>
    public DateTimeOffset Now { get; private set; } = Read(time);

    /// <summary>Reads the clock again; the instant is later than the one given whatever the clock says.</summary>
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
