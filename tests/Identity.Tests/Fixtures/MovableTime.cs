namespace Identity.Tests.Fixtures;

/// <summary>The real time, moved as a test wants.</summary>
public sealed class MovableTime : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

    /// <summary>Today in London, as the service has it.</summary>
    public DateOnly Today =>
        DateOnly.FromDateTime(
            TimeZoneInfo
                .ConvertTime(GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))
                .DateTime
        );
}
