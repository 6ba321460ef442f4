namespace RegionalProviders.Deadlines;

/// <summary>How long a clock runs.</summary>
/// <param name="Unit">The unit of time.</param>
/// <param name="Min">
/// The lower end of a range such as 2 to 4 weeks; equal to <paramref name="Max"/> if there is no range.
/// </param>
/// <param name="Max">The upper end; anything later is overdue.</param>
public sealed record ClockRule(ClockUnit Unit, int Min, int Max);

/// <summary>What a clock counts.</summary>
public enum ClockUnit
{
    /// <summary>Due at once.</summary>
    AtOnce,

    /// <summary>Elapsed hours, 24 of them a day even when the clocks change.</summary>
    Hours,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Calendar days before an event: the clock runs backwards from it.</summary>
    DaysBefore,

    /// <summary>Weeks of 7 calendar days.</summary>
    Weeks,

    /// <summary>Calendar months; a day that the final month lacks becomes the last day of that month.</summary>
    Months,

    /// <summary>Days other than Saturdays, Sundays and bank holidays.</summary>
    WorkingDays,

    /// <summary>Until the end of work on the same working day.</summary>
    SameWorkingDay,

    /// <summary>Until the next 30 April.</summary>
    EndOfApril,
}
