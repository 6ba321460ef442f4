using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Returns;

/// <summary>The year of the statutory return, from 1 April to 31 March.</summary>
/// <param name="First">1 April.</param>
/// <param name="Last">31 March of the year after.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CollectionYear(DateOnly First, DateOnly Last)
{
    /// <summary>The year that a day lies in.</summary>
    public static CollectionYear Of(DateOnly day)
    {
        var first = new DateOnly(day.Year, 4, 1);
        if (day < first)
            first = first.AddYears(-1);
        return new(first, first.AddYears(1).AddDays(-1));
    }
}
