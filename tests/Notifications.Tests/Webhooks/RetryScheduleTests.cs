using RegionalProviders.Notifications.Webhooks.Sending;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 11, 11, 0, 0, TimeSpan.Zero);
    private readonly RetrySchedule schedule = new(new Random(1));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(5, 80)]
    [InlineData(10, 2560)]
    [InlineData(11, 3600)]
    [InlineData(1000, 3600)]
    public void Next_AfterSoManyFailures_IsSoManySecondsLaterOrUpToAFifthLess(
        int attempts,
        int seconds
    )
    {
        var pauses = Enumerable
            .Range(0, 200)
            .Select(_ => (schedule.Next(attempts, Start, Start)!.Value - Start).TotalSeconds)
            .ToArray();

        Assert.All(pauses, pause => Assert.InRange(pause, seconds * 0.8, seconds));
        Assert.True(pauses.Max() - pauses.Min() > seconds * 0.1);
    }

    [Fact]
    public void Next_ShortlyBeforeTheEndOfPatience_IsAtItsEndAndThenNever()
    {
        var end = Start.AddDays(3);

        Assert.Equal(end, schedule.Next(80, Start, end.AddMinutes(-1)));
        Assert.Null(schedule.Next(81, Start, end));
    }
}
