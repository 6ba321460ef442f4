using RegionalProviders.Reference;

namespace RegionalProviders.Deadlines;

/// <summary>Working days: not Saturday, not Sunday, not a bank holiday of the nation concerned.</summary>
public static class WorkingDays
{
    /// <summary>Whether this is a working day in this nation.</summary>
    public static bool IsWorkingDay(DateOnly day, Nation nation = Nation.England) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !BankHolidays.Contains(day, nation);

    /// <summary>
    /// The working day <paramref name="count"/> working days after a day. The day itself never counts, so that 2 after
    /// Friday is Tuesday, and 2 after Saturday is Tuesday too.
    /// </summary>
    /// <param name="day">Any day, working or not.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="nation">The nation whose bank holidays are skipped.</param>
    public static DateOnly After(DateOnly day, int count, Nation nation = Nation.England)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day, nation))
                count--;
        }

        return day;
    }

    /// <summary>The day itself if it is a working day, or else the next one.</summary>
    public static DateOnly OnOrAfter(DateOnly day, Nation nation = Nation.England) =>
        IsWorkingDay(day, nation) ? day : After(day, 1, nation);

    /// <summary>How many working days come after <paramref name="from"/> up to and including <paramref name="to"/>; 0 if that is earlier.</summary>
    public static int Between(DateOnly from, DateOnly to, Nation nation = Nation.England)
    {
        var count = 0;
        for (var day = from; day < to; )
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day, nation))
                count++;
        }

        return count;
    }
}
