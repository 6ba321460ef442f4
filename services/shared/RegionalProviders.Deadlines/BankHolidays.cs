using System.Collections.Concurrent;
using System.Collections.Frozen;
using RegionalProviders.Reference;

namespace RegionalProviders.Deadlines;

/// <summary>
/// The bank holidays of the four nations: today's rules applied to any year, plus the one-off additions and moves since
/// 2002. England and Wales observe the same days.
/// </summary>
public static class BankHolidays
{
    private static readonly ConcurrentDictionary<
        (int Year, Nation Nation),
        FrozenSet<DateOnly>
    > Dates = new();

    /// <summary>The bank holidays that a nation observes in a year, in date order.</summary>
    /// <param name="year">1 to 9999. Years before 2002 follow today's rules, not the history.</param>
    /// <param name="nation">Whose holidays.</param>
    public static IReadOnlyList<BankHoliday> In(int year, Nation nation)
    {
        var exceptions = BankHolidayExceptions.In(year, nation);
        var moved = exceptions
            .Where(exception => exception.IsMove)
            .ToDictionary(move => move.Name, move => move.Date);
        var regular = BankHolidayRules
            .In(year, nation)
            .Select(day =>
                moved.TryGetValue(day.Name, out var date) ? day with { Date = date } : day
            );
        var added = exceptions
            .Where(exception => !exception.IsMove)
            .Select(exception => new BankHoliday(exception.Date, exception.Name));
        return [.. regular.Concat(added).OrderBy(day => day.Date)];
    }

    /// <summary>Whether a nation observes this day as a bank holiday.</summary>
    public static bool Contains(DateOnly day, Nation nation) =>
        Dates
            .GetOrAdd(
                (day.Year, nation),
                key => In(key.Year, key.Nation).Select(holiday => holiday.Date).ToFrozenSet()
            )
            .Contains(day);
}
