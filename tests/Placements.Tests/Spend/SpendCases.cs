using FsCheck;
using FsCheck.Fluent;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Spend;

/// <summary>Placements of every shape, around the financial year 2025/26.</summary>
internal static class SpendCases
{
    private static readonly DateOnly Origin = new(2024, 10, 1);
    private static readonly DateOnly LastEnd = new(2027, 1, 1);

    private static readonly Gen<long> Pence = Gen.OneOf(
        Gen.Choose(0, 30).Select(pence => (long)pence),
        Gen.Choose(0, 1_000_000).Select(pence => (long)pence)
    );

    private static readonly Gen<Funding> Weekly =
        from socialCare in Pence
        from education in Pence
        from health in Pence
        select Scene.Weekly(socialCare + 1, education, health);

    public static Gen<(ReferencePlacement[] Placements, DateOnly AsOf)> All { get; } =
        from placements in Gen.ListOf(Placement(), 3)
        from asOf in Gen.Choose(150, 640)
        select (placements.ToArray(), Origin.AddDays(asOf));

    private static Gen<ReferencePlacement> Placement() =>
        from start in Gen.Choose(0, 500).Select(days => Origin.AddDays(days))
        from planned in Optional(start, 500)
        from ended in Optional(start, 400)
        from first in Schedule(start, start)
        from amendments in Amendments(start, ended)
        select new ReferencePlacement(
            "",
            start,
            planned,
            // An end before the planned one needs approvals, which are not tested here.
            planned is { } day
            && ended < day
                ? null
                : ended,
            [first, .. amendments]
        );

    private static Gen<ReferenceSchedule[]> Amendments(DateOnly start, DateOnly? ended) =>
        from count in Gen.Choose(0, 3)
        from schedules in Gen.ListOf(
            from day in Gen.Choose(0, 300)
            from schedule in Schedule(start, Before(start.AddDays(day), start, ended))
            select schedule,
            count
        )
        select schedules.ToArray();

    private static DateOnly Before(DateOnly day, DateOnly start, DateOnly? ended) =>
        ended is { } end && day >= end ? start : day;

    private static Gen<ReferenceSchedule> Schedule(DateOnly start, DateOnly effectiveOn) =>
        from core in Weekly
        from count in Gen.Choose(0, 2)
        from extras in Gen.ListOf(Extra(start, effectiveOn), count)
        select new ReferenceSchedule(
            effectiveOn,
            [new CostLine { Kind = CostLineKind.Core, Weekly = core }, .. extras]
        );

    private static Gen<CostLine> Extra(DateOnly start, DateOnly effectiveOn) =>
        from weekly in Weekly
        from offset in Gen.Choose(0, 200)
        from days in Gen.Choose(1, 200)
        let first = start.AddDays(offset)
        let end = first.AddDays(days)
        select Scene
            .Extra(0, first, end > effectiveOn ? end : effectiveOn.AddDays(days))
            .With(weekly);

    private static CostLine With(this CostLine line, Funding weekly)
    {
        line.Weekly = weekly;
        return line;
    }

    private static Gen<DateOnly?> Optional(DateOnly after, int days) =>
        from has in Gen.Elements(true, false)
        from day in Gen.Choose(1, days)
        let end = after.AddDays(day)
        select has && end < LastEnd ? (DateOnly?)end : null;
}
