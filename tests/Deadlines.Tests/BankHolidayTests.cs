using CsvHelper;
using RegionalProviders.Deadlines;
using RegionalProviders.Published;
using RegionalProviders.Reference;

namespace Deadlines.Tests;

public class BankHolidayTests
{
    [PublishedDataTheory]
    [InlineData("england-and-wales", Nation.England, 83)]
    [InlineData("england-and-wales", Nation.Wales, 83)]
    [InlineData("scotland", Nation.Scotland, 94)]
    [InlineData("northern-ireland", Nation.NorthernIreland, 103)]
    public void In_EveryPublishedYear_EqualsPublishedDaysBothWays(
        string division,
        Nation nation,
        int days
    )
    {
        var published = Published(division);
        var computed = Enumerable
            .Range(2019, 10)
            .SelectMany(year => BankHolidays.In(year, nation))
            .Select(day => (day.Date, day.IsSubstitute))
            .ToList();

        Assert.Equal(days, published.Count);
        Assert.Equal(published, computed);
    }

    [Theory]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(1954, 4, 18)]
    [InlineData(1981, 4, 19)]
    [InlineData(2000, 4, 23)]
    [InlineData(2026, 4, 5)]
    [InlineData(2038, 4, 25)]
    [InlineData(2049, 4, 18)]
    [InlineData(2076, 4, 19)]
    [InlineData(2285, 3, 22)]
    public void In_YearsWithEarlyLateAndExceptionalEaster_KeepsGoodFridayAndEasterMonday(
        int year,
        int month,
        int day
    )
    {
        var easter = new DateOnly(year, month, day);

        Assert.True(BankHolidays.Contains(easter.AddDays(-2), Nation.England));
        Assert.True(BankHolidays.Contains(easter.AddDays(1), Nation.England));
        Assert.False(BankHolidays.Contains(easter.AddDays(1), Nation.Scotland));
    }

    [Fact]
    public void In_YearsOfOneOffDays_AddsAndMovesThem()
    {
        AssertKept(
            true,
            Nation.England,
            (2011, 4, 29),
            (2012, 6, 4),
            (2012, 6, 5),
            (2002, 6, 3),
            (2002, 6, 4)
        );
        AssertKept(
            false,
            Nation.England,
            (2012, 5, 28),
            (2002, 5, 27),
            (2020, 5, 4),
            (2022, 5, 30),
            (2026, 6, 15)
        );
        AssertKept(true, Nation.Scotland, (2026, 6, 15));
    }

    [Fact]
    public void In_AnyYear_KeepsSubstitutesOnDistinctWeekdays()
    {
        foreach (var nation in Enum.GetValues<Nation>())
        foreach (var year in Enumerable.Range(1900, 500))
        {
            var holidays = BankHolidays.In(year, nation);
            Assert.Distinct(holidays.Select(day => day.Date));
            Assert.All(
                holidays,
                day => Assert.InRange(day.Date.DayOfWeek, DayOfWeek.Monday, DayOfWeek.Friday)
            );
            Assert.All(holidays, day => Assert.Equal(year, day.Date.Year));
            Assert.InRange(
                holidays.Count,
                nation is Nation.NorthernIreland ? 10
                    : nation is Nation.Scotland ? 9
                    : 8,
                12
            );
        }
    }

    [Fact]
    public void In_UnknownNation_Refuses() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BankHolidays.In(2026, (Nation)9));

    private static void AssertKept(
        bool kept,
        Nation nation,
        params (int Year, int Month, int Day)[] days
    ) =>
        Assert.All(
            days,
            day =>
                Assert.Equal(
                    kept,
                    BankHolidays.Contains(new DateOnly(day.Year, day.Month, day.Day), nation)
                )
        );

    private static List<(DateOnly, bool)> Published(string division)
    {
        var file = PublishedData.File("calendars", "uk_bank_holidays_2019_2028.csv");
        using var csv = CsvReader.Create(File.OpenRead(file));
        var days = new List<(DateOnly, bool)>();
        while (csv.Read())
        {
            if (csv.GetString("division") == division)
                days.Add(
                    (
                        DateOnly.Parse(csv.GetString("date_iso"), CultureInfo.InvariantCulture),
                        csv.GetString("notes") == "substitute_day"
                    )
                );
        }

        return days;
    }
}
