using RegionalProviders.Deadlines;

namespace Deadlines.Tests;

public class LondonTimeTests
{
    [Theory]
    [InlineData("2026-01-15", "23:59:59", "2026-01-15T23:59:59Z")]
    [InlineData("2026-07-15", "23:59:59", "2026-07-15T22:59:59Z")]
    [InlineData("2026-03-29", "00:59:59", "2026-03-29T00:59:59Z")]
    [InlineData("2026-03-29", "01:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29", "01:30:15", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29", "02:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29", "23:59:59", "2026-03-29T22:59:59Z")]
    [InlineData("2026-10-25", "00:59:59", "2026-10-24T23:59:59Z")]
    [InlineData("2026-10-25", "01:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25", "02:00", "2026-10-25T02:00:00Z")]
    [InlineData("2026-10-25", "23:59:59", "2026-10-25T23:59:59Z")]
    public void At_AroundChangesOfTheClocks_IsTheInstantInUtc(string date, string time, string utc)
    {
        var instant = LondonTime.At(Day(date), TimeOnly.Parse(time, CultureInfo.InvariantCulture));

        Assert.Equal(Instant(utc), instant);
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Theory]
    [InlineData("2026-06-30T22:59:59Z", "2026-06-30")]
    [InlineData("2026-06-30T23:00:00Z", "2026-07-01")]
    [InlineData("2026-12-31T23:59:59Z", "2026-12-31")]
    [InlineData("2026-07-01T01:30:00+02:00", "2026-07-01")]
    [InlineData("2026-06-30T20:00:00-05:00", "2026-07-01")]
    public void DateOf_Instant_IsTheLocalDate(string instant, string date) =>
        Assert.Equal(Day(date), LondonTime.DateOf(Instant(instant)));

    [Fact]
    public void TimeOf_InstantInSummer_IsTheLocalTime() =>
        Assert.Equal(new TimeOnly(17, 0), LondonTime.TimeOf(Instant("2026-06-30T16:00:00Z")));
}
