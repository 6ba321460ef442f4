using RegionalProviders.Reference;

namespace RegionalProviders.Deadlines;

/// <summary>
/// Calculates every deadline of the product. Instants may have any offset on input and are in UTC on output. Days,
/// weeks, months and working days are counted on local dates, from the day after the event; a deadline on a date is at
/// 23:59:59 local time.
/// </summary>
public sealed class DeadlineService(TimeProvider time, DeadlineOptions? options = null)
{
    private readonly TimeOnly endOfWorkingDay = (options ?? new DeadlineOptions()).EndOfWorkingDay;

    /// <summary>Today's local date.</summary>
    public DateOnly Today => LondonTime.DateOf(time.GetUtcNow());

    /// <summary>When a named clock runs out: the upper end of a range.</summary>
    /// <param name="clock">Which clock.</param>
    /// <param name="from">
    /// The event that starts it; for a clock that runs backwards, the event before which something is due.
    /// </param>
    /// <param name="nation">Whose bank holidays count: that of the council or setting concerned.</param>
    public DateTimeOffset DueAt(Clock clock, DateTimeOffset from, Nation nation = Nation.England) =>
        DueBetween(clock, from, nation).Latest;

    /// <summary>Both ends of a named clock's range; equal if it has none. Parameters as for <see cref="DueAt"/>.</summary>
    public DueRange DueBetween(Clock clock, DateTimeOffset from, Nation nation = Nation.England)
    {
        var rule = ClockRules.Of(clock);
        return new DueRange(
            Reckon(rule, rule.Min, from, nation),
            Reckon(rule, rule.Max, from, nation)
        );
    }

    /// <summary>
    /// Whether a deadline has passed. The second that it names is still within the time allowed: something due at
    /// 23:59:59 is overdue from midnight.
    /// </summary>
    public bool IsOverdue(DateTimeOffset due) => time.GetUtcNow() >= due.AddSeconds(1);

    /// <summary>
    /// The instant <paramref name="hours"/> elapsed hours later; when the clocks change, 24 hours end at another time
    /// of day.
    /// </summary>
    public static DateTimeOffset AfterHours(DateTimeOffset from, int hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hours);
        return from.ToUniversalTime().AddHours(hours);
    }

    /// <summary>The end of the local day <paramref name="days"/> calendar days later.</summary>
    public static DateTimeOffset AfterDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return LondonTime.EndOf(LondonTime.DateOf(from).AddDays(days));
    }

    /// <summary>
    /// The last moment that is <paramref name="days"/> calendar days before an event: the end of that local day. For "at
    /// least 7 days' notice" of a visit on the 15th, this is the end of the 8th, whatever the hour of the visit.
    /// </summary>
    public static DateTimeOffset BeforeDays(DateTimeOffset theEvent, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return LondonTime.EndOf(LondonTime.DateOf(theEvent).AddDays(-days));
    }

    /// <summary>The end of the same weekday <paramref name="weeks"/> weeks later.</summary>
    public static DateTimeOffset AfterWeeks(DateTimeOffset from, int weeks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weeks);
        return AfterDays(from, checked(7 * weeks));
    }

    /// <summary>
    /// The end of the same day of the month <paramref name="months"/> months later, or of that month's last day:
    /// 31 January + 1 month = 28 or 29 February.
    /// </summary>
    public static DateTimeOffset AfterMonths(DateTimeOffset from, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        return LondonTime.EndOf(LondonTime.DateOf(from).AddMonths(months));
    }

    /// <summary>
    /// The end of the working day <paramref name="days"/> working days (1 or more) later. The day of the event never
    /// counts, working or not.
    /// </summary>
    public static DateTimeOffset AfterWorkingDays(
        DateTimeOffset from,
        int days,
        Nation nation = Nation.England
    ) => LondonTime.EndOf(WorkingDays.After(LondonTime.DateOf(from), days, nation));

    /// <summary>
    /// The end of work on the same working day (17:00 unless set otherwise). From that time on, and on a day that is
    /// not a working day, it is the end of work on the next working day.
    /// </summary>
    public DateTimeOffset SameWorkingDay(DateTimeOffset from, Nation nation = Nation.England)
    {
        var date = LondonTime.DateOf(from);
        var dayIsOver = from >= LondonTime.At(date, endOfWorkingDay);
        return LondonTime.At(
            WorkingDays.OnOrAfter(dayIsOver ? date.AddDays(1) : date, nation),
            endOfWorkingDay
        );
    }

    /// <summary>The end of the next 30 April; on 30 April itself, of that day.</summary>
    public static DateTimeOffset NextEndOfApril(DateTimeOffset from)
    {
        var date = LondonTime.DateOf(from);
        var april = new DateOnly(date.Year, 4, 30);
        return LondonTime.EndOf(date <= april ? april : april.AddYears(1));
    }

    /// <summary>
    /// When a four-weekly or quarterly return is due: the end of the local day on which the contract's allowance after the
    /// end of the period is used up.
    /// </summary>
    /// <param name="periodEnd">Last day of the period that is reported on.</param>
    /// <param name="allowanceDays">Calendar days that the contract allows; 0 means on the period's last day.</param>
    public static DateTimeOffset PeriodReturn(DateOnly periodEnd, int allowanceDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(allowanceDays);
        return LondonTime.EndOf(periodEnd.AddDays(allowanceDays));
    }

    private DateTimeOffset Reckon(ClockRule rule, int amount, DateTimeOffset from, Nation nation) =>
        rule.Unit switch
        {
            ClockUnit.AtOnce => from.ToUniversalTime(),
            ClockUnit.Hours => AfterHours(from, amount),
            ClockUnit.Days => AfterDays(from, amount),
            ClockUnit.DaysBefore => BeforeDays(from, amount),
            ClockUnit.Weeks => AfterWeeks(from, amount),
            ClockUnit.Months => AfterMonths(from, amount),
            ClockUnit.WorkingDays => AfterWorkingDays(from, amount, nation),
            ClockUnit.SameWorkingDay => SameWorkingDay(from, nation),
            ClockUnit.EndOfApril => NextEndOfApril(from),
            _ => throw new ArgumentOutOfRangeException(
                nameof(rule),
                rule.Unit,
                "Not a unit of time."
            ),
        };
}
