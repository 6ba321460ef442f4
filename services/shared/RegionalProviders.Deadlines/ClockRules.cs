using System.Collections.Frozen;
using static RegionalProviders.Deadlines.Clock;

namespace RegionalProviders.Deadlines;

/// <summary>The table of how much time each clock allows.</summary>
public static class ClockRules
{
    private static readonly FrozenDictionary<Clock, ClockRule> Rules = new Dictionary<
        Clock,
        ClockRule
    >
    {
        [AcknowledgeNotice] = new(ClockUnit.WorkingDays, 2, 2),
        [AcknowledgeUrgentNotice] = new(ClockUnit.SameWorkingDay, 0, 0),
        [RaiseNoticeAfterInadequate] = new(ClockUnit.WorkingDays, 2, 2),
        [SendInspectionReport] = new(ClockUnit.WorkingDays, 2, 2),
        [RemedyAfterSuspension] = new(ClockUnit.WorkingDays, 10, 10),
        [GiveVisitNotice] = new(ClockUnit.DaysBefore, 7, 7),
        [CirculateDesktopFindings] = new(ClockUnit.DaysBefore, 7, 7),
        [ReportVisit] = new(ClockUnit.Days, 7, 7),
        [CheckFactualAccuracy] = new(ClockUnit.Days, 14, 14),
        [CheckEmergencyPlacement] = new(ClockUnit.Hours, 24, 48),
        [CompleteLowAction] = new(ClockUnit.Weeks, 2, 4),
        [CompleteMediumAction] = new(ClockUnit.Weeks, 1, 2),
        [CompleteHighAction] = new(ClockUnit.Hours, 24, 48),
        [CompleteSignificantAction] = new(ClockUnit.AtOnce, 0, 0),
        [RegulatorRestriction] = new(ClockUnit.Weeks, 12, 12),
        [ConsideredPlacementGrant] = new(ClockUnit.Days, 30, 30),
        [GrantAfterLastPlacement] = new(ClockUnit.Months, 3, 3),
        [MarchWindow] = new(ClockUnit.Weeks, 2, 2),
        [AnnualPerformanceReturn] = new(ClockUnit.EndOfApril, 0, 0),
        [AnnualSurvey] = new(ClockUnit.EndOfApril, 0, 0),
    }.ToFrozenDictionary();

    /// <summary>How much time a clock allows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the named clocks.</exception>
    public static ClockRule Of(Clock clock) =>
        Rules.GetValueOrDefault(clock)
        ?? throw new ArgumentOutOfRangeException(nameof(clock), clock, "Not a named clock.");
}
