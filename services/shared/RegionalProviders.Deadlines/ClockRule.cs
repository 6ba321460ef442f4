namespace RegionalProviders.Deadlines;

/// <summary>How long a clock runs.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Min">The lower end of a range such as 2 to 4 weeks; equal to <paramref name="Max"/> where there is no range.</param>
/// <param name="Max">The upper end: what counts as late.</param>
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

    /// <summary>Calendar months; a day that the last month lacks becomes its last day.</summary>
    Months,

    /// <summary>Days other than Saturdays, Sundays and bank holidays.</summary>
    WorkingDays,

    /// <summary>Until work ends on the same working day.</summary>
    SameWorkingDay,

    /// <summary>Until the next 30 April.</summary>
    EndOfApril,
}
