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
                var secrets = Secrets([.. came[key]], [.. left[key]], data);
                if (secrets.Count > 0)
                    yield return (cell, secrets);
            }
        }
    }

    private static List<Secret> Secrets(
        IReadOnlyList<RegionalPlacement> came,
        IReadOnlyList<RegionalPlacement> left,
        Microdata data
    )
    {
        var secrets = new List<Secret>();
        foreach (
            var (observer, council) in data
                .CouncilCodes.Select((code, at) => ((int?)at, code))
                .Prepend((null, ""))
        )
        {
            var others = new[] { Others(came, council), Others(left, council) };
            if (Small.Is(others.Max(changed => changed.Count)))
                secrets.Add(new Secret(observer, true, Sensitivity.Share(others.Max(Cost))));
        }
        return secrets;
    }

    private static List<RegionalPlacement> Others(
        IReadOnlyList<RegionalPlacement> placements,
        string council
    ) => [.. placements.Where(placement => placement.PlacingAuthority != council)];

    private static long Cost(IEnumerable<RegionalPlacement> placements) =>
        placements.Sum(placement => placement.Weekly.Total);
}
