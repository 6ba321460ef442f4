using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// What an age in whole years tells of other days: the day of birth lies within one year, so some ages are certain.
/// </summary>
/// <param name="Years">The age.</param>
/// <param name="Day">The day on which it is the age.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AgeAtReturn(int Years, DateOnly Day)
{
    private DateOnly EarliestBirth => Day.AddYears(-Years - 1).AddDays(1);

    private DateOnly LatestBirth => Day.AddYears(-Years);

    /// <summary>Whether the person was certainly younger on another day.</summary>
    public bool IsUnder(int years, DateOnly on) => EarliestBirth.AddYears(years) > on;

    /// <summary>Whether the person had certainly reached the age on another day.</summary>
    public bool HasReached(int years, DateOnly on) => LatestBirth.AddYears(years) <= on;
}
