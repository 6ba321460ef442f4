namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Protects the difference between a row and the same row as shown last year: if all other placements continued at the
/// same cost, it is that of the few placements that came or left. It is as sensitive as a row of only those placements.
/// </summary>
internal static class YearOnYear
{
    /// <summary>The cells that must not be shown beside last year's, with what must not be derived from each.</summary>
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
