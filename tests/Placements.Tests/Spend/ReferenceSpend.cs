using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Spend;

/// <summary>A placement in the reference implementation, with its schedules in the order of recording.</summary>
internal sealed record ReferencePlacement(
    string Id,
    DateOnly Start,
    DateOnly? PlannedEnd,
    DateOnly? Ended,
    IReadOnlyList<ReferenceSchedule> Schedules
);

/// <summary>A schedule and its lines.</summary>
internal sealed record ReferenceSchedule(DateOnly EffectiveOn, IReadOnlyList<CostLine> Lines);

/// <summary>Spend calculated day by day from the rules in spend.proto: slow and obvious.</summary>
internal static class ReferenceSpend
{
    private static readonly Func<Funding, long>[] Parts =
    [
        funding => funding.SocialCare.Pence,
        funding => funding.Education.Pence,
        funding => funding.Health.Pence,
    ];

    /// <summary>
    /// Cost from the first day to the day before the last, by funder, if the placement ends on the given day.
    /// </summary>
    public static long[] Between(
        ReferencePlacement placement,
        DateOnly first,
        DateOnly last,
        DateOnly? end
    )
    {
        var sums = new long[Parts.Length];
        foreach (var line in placement.Schedules.SelectMany(schedule => schedule.Lines))
            for (var part = 0; part < Parts.Length; part++)
            {
                var weekly = Parts[part](line.Weekly);
                long sevenths = 0;
                long before = 0;
                for (var day = placement.Start; day < last; day = day.AddDays(1))
                {
                    if (day == first)
                        before = Rounded(sevenths);
                    if ((end is null || day < end) && RunsOn(placement, line, day))
                        sevenths += weekly;
                }

                if (last > placement.Start)
                    sums[part] += Rounded(sevenths) - (first > placement.Start ? before : 0);
            }

        return sums;
    }

    /// <summary>Weekly cost on a given day.</summary>
    public static long[] WeeklyOn(ReferencePlacement placement, DateOnly day) =>
        [
            .. Parts.Select(part =>
                placement
                    .Schedules.SelectMany(schedule => schedule.Lines)
                    .Where(line =>
                        day >= placement.Start
                        && (placement.Ended is null || day < placement.Ended)
                        && RunsOn(placement, line, day)
                    )
                    .Sum(line => part(line.Weekly))
            ),
        ];

    private static bool RunsOn(ReferencePlacement placement, CostLine line, DateOnly day) =>
        placement.Schedules.Last(schedule => schedule.EffectiveOn <= day).Lines.Contains(line)
        && (placement.Ended is null || day < placement.Ended)
        && (line.StartOn.ToDateOnly() is not { } start || day >= start)
        && (line.EndOn.ToDateOnly() is not { } end || day < end);

    private static long Rounded(long sevenths) =>
        (long)Math.Round(sevenths / 7m, MidpointRounding.AwayFromZero);
}
