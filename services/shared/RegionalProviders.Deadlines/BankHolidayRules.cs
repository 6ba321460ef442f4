using RegionalProviders.Reference;

namespace RegionalProviders.Deadlines;

/// <summary>The bank holidays that come every year (Banking and Financial Dealings Act 1971 and yearly proclamations).</summary>
internal static class BankHolidayRules
{
    public static IEnumerable<BankHoliday> In(int year, Nation nation) =>
        nation switch
        {
            Nation.England or Nation.Wales =>
            [
                .. NewYear(year),
                .. Common(year),
                EasterMonday(year),
                LastMonday(year, 8, "late August"),
            ],
            Nation.Scotland =>
            [
                .. NewYearAndSecond(year),
                .. Common(year),
                FirstMonday(year, 8, "summer"),
                .. Kept(new BankHoliday(new DateOnly(year, 11, 30), "St Andrew's Day")),
            ],
            Nation.NorthernIreland =>
            [
                .. NewYear(year),
                .. Kept(new BankHoliday(new DateOnly(year, 3, 17), "St Patrick's Day")),
                .. Common(year),
                EasterMonday(year),
                .. Kept(new BankHoliday(new DateOnly(year, 7, 12), "Battle of the Boyne")),
                LastMonday(year, 8, "late August"),
            ],
            _ => throw new ArgumentOutOfRangeException(
                nameof(nation),
                nation,
                "Not one of the four nations."
            ),
        };

    private static IEnumerable<BankHoliday> Common(int year) =>
        [
            new(Easter.Sunday(year).AddDays(-2), "Good Friday"),
            FirstMonday(year, 5, "early May"),
            LastMonday(year, 5, "spring"),
            .. Christmas(year),
        ];

    private static List<BankHoliday> NewYear(int year) =>
        Kept(new BankHoliday(new DateOnly(year, 1, 1), "New Year's Day"));

    private static List<BankHoliday> NewYearAndSecond(int year) =>
        Kept(
            new BankHoliday(new DateOnly(year, 1, 1), "New Year's Day"),
            new BankHoliday(new DateOnly(year, 1, 2), "2 January")
        );

    private static List<BankHoliday> Christmas(int year)
    {
        var christmas = new BankHoliday(new DateOnly(year, 12, 25), "Christmas Day");
        var boxing = new BankHoliday(new DateOnly(year, 12, 26), "Boxing Day");
        // A Boxing Day on a Monday stays where it is; the substitute for Christmas Day then follows it.
        return christmas.Date.DayOfWeek == DayOfWeek.Sunday
            ? Kept(boxing, christmas)
            : Kept(christmas, boxing);
    }

    private static BankHoliday EasterMonday(int year) =>
        new(Easter.Sunday(year).AddDays(1), "Easter Monday");

    private static BankHoliday FirstMonday(int year, int month, string name) =>
        new(MondayOnOrAfter(new DateOnly(year, month, 1)), name);

    private static BankHoliday LastMonday(int year, int month, string name) =>
        new(
            MondayOnOrAfter(new DateOnly(year, month, DateTime.DaysInMonth(year, month) - 6)),
            name
        );

    private static DateOnly MondayOnOrAfter(DateOnly day) =>
        day.AddDays((8 - (int)day.DayOfWeek) % 7);

    /// <summary>
    /// Each day on its date, or else on the next weekday that none of the days before it in the list has taken.
    /// </summary>
    private static List<BankHoliday> Kept(params ReadOnlySpan<BankHoliday> days)
    {
        var kept = new List<BankHoliday>();
        foreach (var day in days)
        {
            var date = day.Date;
            while (
                date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                || kept.Exists(taken => taken.Date == date)
            )
                date = date.AddDays(1);
            kept.Add(day with { Date = date, IsSubstitute = date != day.Date });
        }

        return kept;
    }
}
