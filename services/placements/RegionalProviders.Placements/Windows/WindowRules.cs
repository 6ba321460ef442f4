using RegionalProviders.Kernel;

namespace RegionalProviders.Placements.Windows;

/// <summary>The rules for the dates of a window.</summary>
internal static class WindowRules
{
    // Two weeks are usual; anything longer than a quarter is a typing error in a date.
    private const int MaxDays = 92;

    /// <summary>Throws if the first day is in another year.</summary>
    public static void CheckYear(SubmissionWindow window)
    {
        if (window.OpensOn.Year != window.Year)
            throw Fault.Invalid("window.opens_on", "must lie in the year of the window.");
    }

    /// <summary>Throws for dates that are inconsistent, and for a last day that has passed.</summary>
    public static void Check(SubmissionWindow window, DateOnly today)
    {
        var faults = new List<FieldViolation>();
        if (window.ClosesOn < window.OpensOn)
            faults.Add(new("window.closes_on", "must not be before opens_on."));
        else if (window.ClosesOn.DayNumber - window.OpensOn.DayNumber >= MaxDays)
            faults.Add(new("window.closes_on", $"must be within {MaxDays} days of opens_on."));
        if (window.ClosesOn < today)
            faults.Add(new("window.closes_on", "must not be in the past."));
        if (Math.Abs(window.SnapshotOn.DayNumber - window.OpensOn.DayNumber) > 366)
            faults.Add(new("window.snapshot_on", "must be within a year of opens_on."));
        if (faults.Count > 0)
            throw Fault.Invalid(faults);
    }
}
