namespace RegionalProviders.Testing;

/// <summary>The clock of a test platform: real time plus an offset set by the test. Timers run on real time.</summary>
public sealed class TestClock : TimeProvider
{
    private long offset;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        System.GetUtcNow().AddTicks(Interlocked.Read(ref offset));

    /// <inheritdoc/>
    public override long GetTimestamp() =>
        System.GetTimestamp()
        + (long)(
            TimeSpan.FromTicks(Interlocked.Read(ref offset)).TotalSeconds * TimestampFrequency
        );

    /// <summary>Moves the clock, forward or back.</summary>
    public void Move(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);
}
