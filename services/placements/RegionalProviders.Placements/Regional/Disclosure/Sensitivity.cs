namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Primary suppression, using the rules of official statistics: the threshold rule (fewer than six units, or fewer than
/// six with a cost) and the p % rule (by subtracting its own contribution, nobody may be able to estimate the largest
/// one of the others, of one placement or of one council, to within p %).
/// </summary>
internal static class Sensitivity
{
    /// <summary>p: no estimate of a cost may be closer than this.</summary>
    public const int Percent = 10;

    /// <summary>
    /// The observers to whom the cell must not be shown, with what each must not derive; empty if it may be shown.
    /// </summary>
    public static IReadOnlyList<Secret> Of(Cell cell, int councils)
    {
        var parts = cell
            .Units.GroupBy(unit => unit.Council)
            .Select(group => new Part(group.Key, [.. group.Select(unit => unit.Weekly.Total)]))
            .ToList();
        var ofAll = Of(null, parts, cell.Shape);
        var secrets = new List<Secret>();
        foreach (
            var observer in Enumerable
                .Range(0, councils)
                .Select(council => (int?)council)
                .Prepend(null)
        )
        {
            var others = parts.Where(part => part.Council != observer).ToList();
            var secret = others.Count == parts.Count ? ofAll : Of(observer, others, cell.Shape);
            if (secret is { } one)
                secrets.Add(one with { Observer = observer });
        }
        return secrets;
    }

    /// <summary>
    /// Whether a sum of amounts may be shown, to readers who know none of them and to every council that contributed
    /// some.
    /// </summary>
    public static bool IsSafe(IEnumerable<(int Council, long Cost)> amounts, TableShape shape)
    {
        var parts = amounts
            .GroupBy(amount => amount.Council, amount => amount.Cost)
            .Select(group => new Part(group.Key, [.. group]))
            .ToList();
        return Of(null, parts, shape) is null
            && parts.TrueForAll(own =>
                Of(own.Council, [.. parts.Where(part => part != own)], shape) is null
            );
    }

    private static Secret? Of(int? observer, List<Part> others, TableShape shape)
    {
        var total = others.Sum(part => part.Total);
        if (
            Small.Is(others.Sum(part => part.Costs.Count))
            || Small.Is(others.Sum(part => part.Costs.Count(cost => cost > 0)))
        )
            return new Secret(observer, true, Share(total));
        var largest = others.Select(part => part.Largest);
        // In a table by placing authority each row necessarily belongs to one council.
        if (!shape.IsByPlacingAuthority)
            largest = largest.Concat(others.Select(part => part.Total));
        var shortfall = largest.Select(one => Share(one) - (total - one)).DefaultIfEmpty().Max();
        return shortfall > 0 ? new Secret(observer, false, shortfall) : null;
    }

    /// <summary>p % of a cost, rounded up.</summary>
    public static long Share(long pence) => ((pence * Percent) + 99) / 100;

    private sealed record Part(int Council, IReadOnlyList<long> Costs)
    {
        public long Total { get; } = Costs.Sum();
        public long Largest { get; } = Costs.Max();
    }
}
