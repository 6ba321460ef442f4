namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>The values of a suppressed cell that observers must consider possible, given the worlds found so far.</summary>
internal sealed class Doubt
{
    private const int MaxTypes = 12;
    private readonly Dictionary<int, (long Lower, long Higher)> shared = [];
    private readonly List<World> worlds = [];

    private Doubt() { }

    /// <summary>Starts with worlds in which a single placement stays or moves without changing any shown cell.</summary>
    public static Doubt Of(Cell cell, Microdata data, Neighbours neighbours, WorldMaker maker)
    {
        var doubt = new Doubt();
        doubt.AddShared(cell, data);
        var found = new Dictionary<(int, bool), long>();
        var leaving = cell.Units.OrderByDescending(unit => unit.Weekly.Total);
        foreach (var unit in leaving.DistinctBy(unit => unit.Type))
            if (!found.ContainsKey((unit.Council, false)))
                Try(unit, neighbours.Of(unit.Type));
        foreach (var type in cell.Units.Select(unit => unit.Type).Distinct().Take(MaxTypes))
        foreach (var unit in neighbours.UnitsNear(type).Where(unit => !unit.IsIn(cell)))
            if (found.GetValueOrDefault((unit.Council, true)) < unit.Weekly.Total)
                Try(unit, neighbours.Between(unit.Type, type));
        return doubt;

        void Try(Unit unit, IEnumerable<PlacementType> types)
        {
            foreach (var type in types)
            {
                var move = new Move(unit, type, data.CellsOf(type));
                if (move.Change(cell) == 0 || Exchange.Mismatch(move, null) > 0)
                    continue;
                if (maker.Of(new Exchange(move, null), cell) is not { } world)
                    continue;
                doubt.worlds.Add(world);
                found[(unit.Council, !unit.IsIn(cell))] = unit.Weekly.Total;
                if (type.Council == unit.Council)
                    return;
            }
        }
    }

    public void Add(World world) => worlds.Add(world);

    public bool Covers(Secret secret) => Missing(secret) is null;

    /// <summary>What is not yet shown to be possible by any world; null if nothing is missing.</summary>
    public Need? Missing(Secret secret)
    {
        var possible = worlds.Where(world => !world.Exchange.Touches(secret.Observer)).ToList();
        var others = shared.Where(each => each.Key != secret.Observer).ToList();
        if (secret.IsCountSecret && !possible.Exists(world => world.IsCountOther))
            return Need.Count;
        if (
            others.Sum(each => each.Value.Lower) < secret.Margin
            && !possible.Exists(world => world.Lower >= secret.Margin)
        )
            return Need.Lower;
        if (
            others.Sum(each => each.Value.Higher) < secret.Margin
            && !possible.Exists(world => world.Higher >= secret.Margin)
        )
            return Need.Higher;
        return null;
    }

    // Placements that all shown cells count alike may share their costs in any way; each such class by itself.
    private void AddShared(Cell cell, Microdata data)
    {
        var seen = new HashSet<Unit>(ReferenceEqualityComparer.Instance);
        foreach (var unit in cell.Units)
        {
            if (seen.Contains(unit))
                continue;
            var alike = ExchangeClass.Of(unit.Type, unit.Cells, cell, data);
            seen.UnionWith(alike.Inside);
            if (alike.Outside.Count == 0)
                continue;
            var (lower, higher) = shared.GetValueOrDefault(unit.Council);
            shared[unit.Council] = (
                lower + ExchangeClass.Cost(alike.Inside).Total,
                higher + ExchangeClass.Cost(alike.Outside).Total
            );
        }
    }
}
