using FsCheck;
using FsCheck.Fluent;
using RegionalProviders.Deadlines;
using RegionalProviders.Reference;

namespace Deadlines.Tests;

/// <summary>What holds for any day, any count and any nation.</summary>
public class DeadlineProperties
{
    private static readonly Arbitrary<(DateOnly Day, int Count, Nation Nation)> WorkingDayCases = (
        from day in Gen.Choose(0, 366 * 100)
        from count in Gen.Choose(1, 60)
        from nation in Gen.Elements(Enum.GetValues<Nation>())
        select (new DateOnly(2000, 1, 1).AddDays(day), count, nation)
    ).ToArbitrary();

    private static readonly Arbitrary<(
        Clock Clock,
        DateTimeOffset From,
        int Minutes,
        Nation Nation
    )> ClockCases = (
        from clock in Gen.Elements(Enum.GetValues<Clock>())
        from minute in Gen.Choose(0, 60 * 24 * 366 * 20)
        from minutes in Gen.Choose(0, 60 * 24 * 10)
        from nation in Gen.Elements(Enum.GetValues<Nation>())
        select (
            clock,
            new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute),
            minutes,
            nation
        )
    ).ToArbitrary();

    [Fact]
    public void WorkingDays_AddedThenCounted_GiveTheNumberAdded() =>
        Prop.ForAll(
                WorkingDayCases,
                c =>
                    WorkingDays.Between(
                        c.Day,
                        WorkingDays.After(c.Day, c.Count, c.Nation),
                        c.Nation
                    ) == c.Count
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void WorkingDays_Added_LandOnAWorkingDay() =>
        Prop.ForAll(
                WorkingDayCases,
                c =>
                {
                    var due = WorkingDays.After(c.Day, c.Count, c.Nation);
                    return due.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                        && !BankHolidays.In(due.Year, c.Nation).Any(holiday => holiday.Date == due);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void WorkingDays_AddedInTwoSteps_AreTheSumOfBoth() =>
        Prop.ForAll(
                WorkingDayCases,
                c =>
                    WorkingDays.After(WorkingDays.After(c.Day, c.Count, c.Nation), 3, c.Nation)
                    == WorkingDays.After(c.Day, c.Count + 3, c.Nation)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void EveryClock_StartedLater_IsNeverDueEarlier() =>
        Prop.ForAll(
                ClockCases,
                c =>
                {
                    var deadlines = new DeadlineService(TimeProvider.System);
                    return deadlines.DueAt(c.Clock, c.From, c.Nation)
                        <= deadlines.DueAt(c.Clock, c.From.AddMinutes(c.Minutes), c.Nation);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void EveryClock_ThatRunsForwards_IsDueAfterItStarts() =>
        Prop.ForAll(
                ClockCases,
                c =>
                {
                    var due = new DeadlineService(TimeProvider.System).DueBetween(
                        c.Clock,
                        c.From,
                        c.Nation
                    );
                    var backwards = ClockRules.Of(c.Clock).Unit == ClockUnit.DaysBefore;
                    return due.Earliest <= due.Latest
                        && (backwards ? due.Latest < c.From : due.Earliest >= c.From);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void EveryLocalTimeThatExists_ComesBackFromItsInstant() =>
        Prop.ForAll(
                ClockCases,
                c =>
                {
                    var date = LondonTime.DateOf(c.From);
                    var instant = LondonTime.At(date, LondonTime.TimeOf(c.From));
                    // A time that comes twice in October may have been meant the second time.
                    return instant == c.From
                        || (instant == c.From.AddHours(-1) && date.Month == 10);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void EndOfAnyDay_IsTheLastSecondOfThatDay() =>
        Prop.ForAll(
                WorkingDayCases,
                c =>
                    LondonTime.DateOf(LondonTime.EndOf(c.Day)) == c.Day
                    && LondonTime.DateOf(LondonTime.EndOf(c.Day).AddSeconds(1)) == c.Day.AddDays(1)
            )
            .QuickCheckThrowOnFailure();
}
