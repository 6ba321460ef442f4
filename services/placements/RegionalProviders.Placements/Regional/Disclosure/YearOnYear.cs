namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// The difference of a row that was shown last year: of the few placements that came or left, where all others went on at
/// the same cost. It is sensitive as a row of those few would be.
/// </summary>
internal static class YearOnYear
{
    /// <summary>The cells that may not be shown beside last year's, with what may not be found out of each.</summary>
    public static IEnumerable<(Cell Cell, IReadOnlyList<Secret> Secrets)> Of(
        RegionalReturns returns,
        Microdata data
    )
    {
        if (returns.Earlier is not { } earlier)
            yield break;
        foreach (var table in data.Cells.GroupBy(cell => cell.Shape))
        {
            var came = earlier.Came.ToLookup(table.Key.KeyOf);
            var left = earlier.Left.ToLookup(table.Key.KeyOf);
            foreach (var cell in table)
            {
                var key = data.KeyOf(cell);
                if (!earlier.Shown.Contains((table.Key.Table, key)))
                    continue;
                if (IsSmallWithoutOne([.. came[key]], [.. left[key]]))
                {
                    var cost = Math.Max(Cost(came[key]), Cost(left[key]));
                    yield return (
                        cell,
                        [
                            .. Enumerable
                                .Range(0, data.Councils)
                                .Select(council => (int?)council)
                                .Prepend(null)
                                .Select(observer => new Secret(
                                    observer,
                                    true,
                                    Sensitivity.Share(cost)
                                )),
                        ]
                    );
                }
            }
        }
    }

    private static bool IsSmallWithoutOne(
        IReadOnlyList<RegionalPlacement> came,
        IReadOnlyList<RegionalPlacement> left
    ) =>
        came.Concat(left)
            .Select(placement => placement.PlacingAuthority)
            .Distinct()
            .Prepend("")
            .Any(council => Small.Is(Math.Max(Others(came, council), Others(left, council))));

    private static int Others(IReadOnlyList<RegionalPlacement> placements, string council) =>
        placements.Count(placement => placement.PlacingAuthority != council);

    private static long Cost(IEnumerable<RegionalPlacement> placements) =>
        placements.Sum(placement => placement.Weekly.Total);
}
