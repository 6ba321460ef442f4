using RegionalProviders.Deadlines;
using RegionalProviders.Reference;

namespace Deadlines.Tests;

/// <summary>Every named clock, with dates worked out by hand.</summary>
public class ClockTests
{
    private readonly DeadlineService deadlines = new(TimeProvider.System);

    [Theory]
    // Thursday 11 June 2026, 10:30 in London.
    [InlineData(Clock.AcknowledgeNotice, "2026-06-15T22:59:59Z")]
    [InlineData(Clock.AcknowledgeUrgentNotice, "2026-06-11T16:00:00Z")]
    [InlineData(Clock.RaiseNoticeAfterInadequate, "2026-06-15T22:59:59Z")]
    [InlineData(Clock.SendInspectionReport, "2026-06-15T22:59:59Z")]
    [InlineData(Clock.RemedyAfterSuspension, "2026-06-25T22:59:59Z")]
    [InlineData(Clock.GiveVisitNotice, "2026-06-04T22:59:59Z")]
    [InlineData(Clock.CirculateDesktopFindings, "2026-06-04T22:59:59Z")]
    [InlineData(Clock.ReportVisit, "2026-06-18T22:59:59Z")]
    [InlineData(Clock.CheckFactualAccuracy, "2026-06-25T22:59:59Z")]
    [InlineData(Clock.CheckEmergencyPlacement, "2026-06-13T09:30:00Z", "2026-06-12T09:30:00Z")]
    [InlineData(Clock.CompleteLowAction, "2026-07-09T22:59:59Z", "2026-06-25T22:59:59Z")]
    [InlineData(Clock.CompleteMediumAction, "2026-06-25T22:59:59Z", "2026-06-18T22:59:59Z")]
    [InlineData(Clock.CompleteHighAction, "2026-06-13T09:30:00Z", "2026-06-12T09:30:00Z")]
    [InlineData(Clock.CompleteSignificantAction, "2026-06-11T09:30:00Z")]
    [InlineData(Clock.RegulatorRestriction, "2026-09-03T22:59:59Z")]
    [InlineData(Clock.ConsideredPlacementGrant, "2026-07-11T22:59:59Z")]
    [InlineData(Clock.GrantAfterLastPlacement, "2026-09-11T22:59:59Z")]
    [InlineData(Clock.MarchWindow, "2026-06-25T22:59:59Z")]
    [InlineData(Clock.AnnualPerformanceReturn, "2027-04-30T22:59:59Z")]
    [InlineData(Clock.AnnualSurvey, "2027-04-30T22:59:59Z")]
    public void DueAt_EachClock_IsReckonedByItsRule(
        Clock clock,
        string latest,
        string? earliest = null
    )
    {
        var from = Instant("2026-06-11T10:30:00+01:00");

        Assert.Equal(Instant(latest), deadlines.DueAt(clock, from));
        Assert.Equal(
            new DueRange(Instant(earliest ?? latest), Instant(latest)),
            deadlines.DueBetween(clock, from)
        );
        Assert.Equal(TimeSpan.Zero, deadlines.DueAt(clock, from).Offset);
    }

    [Fact]
    public void Rules_EveryClock_HasOne() =>
        Assert.All(
            Enum.GetValues<Clock>(),
            clock => Assert.True(ClockRules.Of(clock).Min <= ClockRules.Of(clock).Max)
        );

    [Fact]
    public void Rules_NoSuchClock_Refuses() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClockRules.Of((Clock)999));

    [Theory]
    // Easter 2026: Good Friday 3 April, Easter Monday 6 April, around the end of the tax year.
    [InlineData("2026-04-02", Nation.England, "2026-04-08")]
    [InlineData("2026-04-02", Nation.NorthernIreland, "2026-04-08")]
    [InlineData("2026-04-02", Nation.Scotland, "2026-04-07")]
    [InlineData("2026-03-31", Nation.Wales, "2026-04-02")]
    // Easter 2027 lies in March: 26 to 29, with the change of the clocks on the 28th.
    [InlineData("2027-03-25", Nation.England, "2027-03-31")]
    [InlineData("2027-03-25", Nation.Scotland, "2027-03-30")]
    // Substitutes at Christmas and New Year.
    [InlineData("2026-12-24", Nation.England, "2026-12-30")]
    [InlineData("2027-12-24", Nation.England, "2027-12-30")]
    [InlineData("2027-12-31", Nation.England, "2028-01-05")]
    [InlineData("2027-12-31", Nation.Scotland, "2028-01-06")]
    // From a weekend: the count begins on the next working day.
    [InlineData("2026-06-13", Nation.England, "2026-06-16")]
    [InlineData("2026-06-14", Nation.England, "2026-06-16")]
    [InlineData("2026-06-12", Nation.Scotland, "2026-06-17")]
    // Days of one nation only.
    [InlineData("2026-07-10", Nation.NorthernIreland, "2026-07-15")]
    [InlineData("2026-07-10", Nation.England, "2026-07-14")]
    [InlineData("2026-03-16", Nation.NorthernIreland, "2026-03-19")]
    [InlineData("2026-11-27", Nation.Scotland, "2026-12-02")]
    public void AcknowledgeNotice_AcrossHolidays_SkipsThoseOfTheNation(
        string raised,
        Nation nation,
        string due
    ) =>
        Assert.Equal(
            LondonTime.EndOf(Day(due)),
            deadlines.DueAt(
                Clock.AcknowledgeNotice,
                LondonTime.At(Day(raised), new TimeOnly(15, 0)),
                nation
            )
        );

    [Fact]
    public void RemedyAfterSuspension_AcrossChristmas_CountsTenWorkingDays() =>
        Assert.Equal(
            LondonTime.EndOf(Day("2027-01-06")),
            deadlines.DueAt(Clock.RemedyAfterSuspension, Instant("2026-12-18T12:00:00Z"))
        );

    [Theory]
    [InlineData("2026-06-11T15:59:59Z", "2026-06-11T16:00:00Z")]
    [InlineData("2026-06-11T16:00:00Z", "2026-06-12T16:00:00Z")]
    [InlineData("2026-06-12T17:00:00Z", "2026-06-15T16:00:00Z")]
    [InlineData("2026-06-13T09:00:00Z", "2026-06-15T16:00:00Z")]
    [InlineData("2026-06-14T23:30:00Z", "2026-06-15T16:00:00Z")]
    [InlineData("2026-04-02T16:30:00Z", "2026-04-07T16:00:00Z")]
    [InlineData("2026-03-27T17:30:00Z", "2026-03-30T16:00:00Z")]
    [InlineData("2026-10-23T16:30:00Z", "2026-10-26T17:00:00Z")]
    public void AcknowledgeUrgentNotice_LateOrNotOnAWorkingDay_IsDueOnTheNext(
        string raised,
        string due
    ) =>
        Assert.Equal(Instant(due), deadlines.DueAt(Clock.AcknowledgeUrgentNotice, Instant(raised)));

    [Fact]
    public void AcknowledgeUrgentNotice_OtherEndOfWork_IsTheInstallations() =>
        Assert.Equal(
            Instant("2026-06-11T17:30:00Z"),
            new DeadlineService(
                TimeProvider.System,
                new DeadlineOptions { EndOfWorkingDay = new TimeOnly(18, 30) }
            ).DueAt(Clock.AcknowledgeUrgentNotice, Instant("2026-06-11T16:30:00Z"))
        );

    [Theory]
    [InlineData("2026-04-30T22:59:59Z", "2026-04-30T22:59:59Z")]
    [InlineData("2026-04-30T23:00:00Z", "2027-04-30T22:59:59Z")]
    [InlineData("2026-01-01T00:00:00Z", "2026-04-30T22:59:59Z")]
    public void AnnualPerformanceReturn_AroundItsDay_IsTheNext30April(string from, string due) =>
        Assert.Equal(Instant(due), deadlines.DueAt(Clock.AnnualPerformanceReturn, Instant(from)));
}
