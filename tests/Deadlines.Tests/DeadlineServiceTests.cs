using Microsoft.Extensions.Time.Testing;
using RegionalProviders.Deadlines;

namespace Deadlines.Tests;

public class DeadlineServiceTests
{
    [Theory]
    [InlineData("2027-01-31", 1, "2027-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2027-11-30", 3, "2028-02-29")]
    [InlineData("2026-11-30", 3, "2027-02-28")]
    [InlineData("2026-03-31", 1, "2026-04-30")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2026-02-28", 1, "2026-03-28")]
    [InlineData("2026-05-31", 0, "2026-05-31")]
    public void AfterMonths_DayThatTheMonthLacks_IsItsLastDay(
        string from,
        int months,
        string due
    ) =>
        Assert.Equal(
            LondonTime.EndOf(Day(due)),
            DeadlineService.AfterMonths(LondonTime.EndOf(Day(from)), months)
        );

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", 24, "2026-03-29T12:00:00Z")]
    [InlineData("2026-10-24T12:00:00Z", 48, "2026-10-26T12:00:00Z")]
    [InlineData("2026-06-11T10:30:00+01:00", 24, "2026-06-12T09:30:00Z")]
    public void AfterHours_OverChangeOfTheClocks_AreElapsedHours(
        string from,
        int hours,
        string due
    ) => Assert.Equal(Instant(due), DeadlineService.AfterHours(Instant(from), hours));

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", 1, "2026-03-29T22:59:59Z")]
    [InlineData("2026-10-24T12:00:00Z", 1, "2026-10-25T23:59:59Z")]
    [InlineData("2026-06-30T23:30:00Z", 1, "2026-07-02T22:59:59Z")]
    [InlineData("2026-06-30T23:30:00Z", 0, "2026-07-01T22:59:59Z")]
    [InlineData("2028-02-28T09:00:00Z", 1, "2028-02-29T23:59:59Z")]
    public void AfterDays_LocalDates_EndAtTheLastSecond(string from, int days, string due) =>
        Assert.Equal(Instant(due), DeadlineService.AfterDays(Instant(from), days));

    [Fact]
    public void AfterWeeks_OverChangeOfTheClocks_EndsOnTheSameWeekday() =>
        Assert.Equal(
            Instant("2026-04-02T22:59:59Z"),
            DeadlineService.AfterWeeks(Instant("2026-03-26T09:00:00Z"), 1)
        );

    [Theory]
    [InlineData("2026-06-15T08:00:00Z", "2026-06-08T22:59:59Z")]
    [InlineData("2026-06-15T21:00:00Z", "2026-06-08T22:59:59Z")]
    [InlineData("2026-04-01T09:00:00Z", "2026-03-25T23:59:59Z")]
    public void BeforeDays_AnyHourOfTheEvent_IsTheEndOfTheDaySevenBefore(
        string theEvent,
        string due
    ) => Assert.Equal(Instant(due), DeadlineService.BeforeDays(Instant(theEvent), 7));

    [Theory]
    [InlineData("2026-06-30", 0, "2026-06-30T22:59:59Z")]
    [InlineData("2026-12-31", 20, "2027-01-20T23:59:59Z")]
    public void PeriodReturn_Allowance_StartsWithThePeriodsLastDay(
        string end,
        int allowance,
        string due
    ) => Assert.Equal(Instant(due), DeadlineService.PeriodReturn(Day(end), allowance));

    [Theory]
    [InlineData("2026-06-15T22:59:59Z", false)]
    [InlineData("2026-06-15T22:59:59.9Z", false)]
    [InlineData("2026-06-15T23:00:00Z", true)]
    public void IsOverdue_LastSecond_BelongsToTheTimeAllowed(string now, bool overdue) =>
        Assert.Equal(
            overdue,
            new DeadlineService(new FakeTimeProvider(Instant(now))).IsOverdue(
                Instant("2026-06-15T22:59:59Z")
            )
        );

    [Fact]
    public void Today_AfterMidnightInLondon_IsTheLocalDate() =>
        Assert.Equal(
            Day("2026-07-01"),
            new DeadlineService(new FakeTimeProvider(Instant("2026-06-30T23:30:00Z"))).Today
        );

    [Fact]
    public void Amounts_Negative_AreRefused()
    {
        var now = Instant("2026-06-15T12:00:00Z");

        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineService.AfterHours(now, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineService.AfterDays(now, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineService.BeforeDays(now, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineService.AfterWeeks(now, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineService.AfterMonths(now, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineService.AfterWorkingDays(now, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            DeadlineService.PeriodReturn(Day("2026-06-30"), -1)
        );
    }
}
