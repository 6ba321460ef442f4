namespace RegionalProviders.Deadlines;

/// <summary>The Western date of Easter.</summary>
internal static class Easter
{
    /// <summary>Easter Sunday by the Gregorian reckoning: the paschal full moon from the epact, then the Sunday after it.</summary>
    public static DateOnly Sunday(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var moonCorrection = (8 * century + 13) / 25;
        var epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30;
        // The last two epacts would put the full moon a day late, or twice on one date in a 19-year cycle.
        var fullMoon = epact - (epact == 29 || (epact == 28 && golden > 10) ? 1 : 0);
        var dayAfterFullMoon = new DateOnly(year, 3, 22).AddDays(fullMoon);
        return dayAfterFullMoon.AddDays((7 - (int)dayAfterFullMoon.DayOfWeek) % 7);
    }
}
