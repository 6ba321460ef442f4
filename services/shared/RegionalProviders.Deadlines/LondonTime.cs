namespace RegionalProviders.Deadlines;

/// <summary>
/// Local time in the United Kingdom (Europe/London, from the system's time zone data), and its conversion from and to
/// instants.
/// </summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    /// <summary>The local date at an instant: 23:30 UTC in summer is already the next day.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>The local time of day at an instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(Local(instant));

    /// <summary>
    /// The instant, in UTC, of a local time. A time that the clocks skip in March means the moment at which they go
    /// forward; a time that occurs twice in October means the first occurrence, so that nothing is due later than its
    /// local time reads.
    /// </summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
            return ClocksGoForward(local);

        var offset = Zone.IsAmbiguousTime(local)
            ? Zone.GetAmbiguousTimeOffsets(local).Max()
            : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local - offset, TimeSpan.Zero);
    }

    /// <summary>The last second of a local day, 23:59:59, in UTC: the end of a due date.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => At(date, new TimeOnly(23, 59, 59));

    private static DateTimeOffset ClocksGoForward(DateTime skipped)
    {
        var minute = skipped.AddTicks(-(skipped.Ticks % TimeSpan.TicksPerMinute));
        while (Zone.IsInvalidTime(minute.AddMinutes(-1)))
            minute = minute.AddMinutes(-1);
        return new DateTimeOffset(minute - Zone.GetUtcOffset(minute.AddMinutes(-1)), TimeSpan.Zero);
    }

    private static DateTime Local(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
