using RegionalProviders.Cli.Output;

namespace RegionalProviders.Client.Tests;

public sealed class CellTests
{
    [Fact]
    public void Instant_InSummer_IsShownByTheClockOnTheWall()
    {
        var cell = Cell.Of(new DateTimeOffset(2026, 7, 1, 16, 0, 0, TimeSpan.Zero))!;

        Assert.Equal("1 Jul 2026 17:00", cell.Short);
        Assert.Equal("1 July 2026 at 17:00", cell.Long);
        Assert.Equal("2026-07-01T16:00:00Z", cell.Iso);
    }

    [Fact]
    public void Instant_InWinter_IsTheSameByBoth()
    {
        var cell = Cell.Of(new DateTimeOffset(2026, 11, 30, 17, 0, 0, TimeSpan.Zero))!;

        Assert.Equal("30 November 2026 at 17:00", cell.Long);
    }

    [Fact]
    public void Instant_LateOnASummerEvening_IsOfTheNextDay() =>
        Assert.Equal(
            "2 Jul 2026 00:30",
            Cell.Of(new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.Zero))!.Short
        );

    [Fact]
    public void Day_InATable_IsShort()
    {
        var cell = Cell.Of(new DateOnly(2025, 5, 26))!;

        Assert.Equal("26 May 2025", cell.Short);
        Assert.Equal("26 May 2025", cell.Long);
        Assert.Equal("2025-05-26", cell.Iso);
    }

    [Fact]
    public void NoDay_HasNoCell() => Assert.Null(Cell.Of((DateOnly?)null));
}
