namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Searches for the exchange that leaves an observer in doubt about a cell with the least loss of information: one that
/// hides no shown cell, or cells of the smallest total weight. The same input always gives the same answer.
/// </summary>
internal sealed class ExchangeSearch(Microdata data, Neighbours neighbours, WorldMaker maker)
{
    private const int MaxTypes = 10;
    private static readonly Effort Usual = new(12, 24, 60);

    /// <summary>Used if the usual effort would hide a large row or several rows.</summary>
    private static readonly Effort Great = new(20, 24, 80);
    private const int LargeLoss = 2_000;

    /// <summary>
    /// Returns the world found, after hiding the cells that it requires to be hidden. Null if none was found.
    /// </summary>
    /// <param name="cell">The cell, which is hidden.</param>
    /// <param name="secret">The observer and the margin.</param>
    /// <param name="need">What must be possible.</param>
    /// <param name="mayHide">False to consider only worlds that require no further cells to be hidden.</param>
    public World? Find(Cell cell, Secret secret, Need need, bool mayHide = true)
    {
        var moves = Moves(cell, secret.Observer)
            .Select(move => (Move: move, Loss: Exchange.Mismatch(move, null)))
            .OrderBy(each => each.Loss)
            .ToList();
        var alone = First(
            moves
                .Select(each => (Exchange: new Exchange(each.Move, null), each.Loss))
                .Where(each => (mayHide || each.Loss == 0) && MayHelp(each.Exchange, need, cell))
        );
        var found = alone;
        foreach (var effort in new[] { Usual, Great })
            if (
                (found?.Exchange.Mismatch() ?? (mayHide ? int.MaxValue : 1)) is var loss
                && loss > (effort == Usual || !mayHide ? 0 : LargeLoss)
            )
                found = First(Pairs(moves, cell, secret, need, effort, loss)) ?? found;
        if (found is not null)
            Lost(found.Exchange).ForEach(lost => lost.IsHidden = true);
        return found;

        World? First(IEnumerable<(Exchange Exchange, int)> exchanges) =>
            exchanges
                .Select(each => WithItsCellsHidden(each.Exchange, cell))
                .FirstOrDefault(world => world?.Answers(need, secret.Margin) == true);
    }

    private IEnumerable<(Exchange, int)> Pairs(
        IReadOnlyList<(Move Move, int Loss)> moves,
        Cell cell,
        Secret secret,
        Need need,
        Effort effort,
        int lessThan
    ) =>
        moves
            .Where(each => each.Loss > 0)
            .GroupBy(each => each.Move.From.IsIn(cell))
            .SelectMany(direction =>
                // In the opposite direction an exchange can only move costs, between placement types that already occur.
                direction
                    .Where(each =>
                        need == Need.Count
                        || direction.Key == (need == Need.Lower)
                        || data.Has(each.Move.To)
                    )
                    .Take(effort.Moves)
            )
            .SelectMany(each =>
                Seconds(each.Move, cell, secret.Observer, effort)
                    .Select(second => new Exchange(each.Move, second))
            )
            .Select(exchange => (exchange, exchange.Mismatch()))
            .Where(each => each.Item2 < lessThan)
            .OrderBy(each => each.Item2)
            .Take(effort.Tried);

    private World? WithItsCellsHidden(Exchange exchange, Cell cell)
    {
        var lost = Lost(exchange);
        lost.ForEach(each => each.IsHidden = true);
        var world = maker.Of(exchange, cell);
        lost.ForEach(each => each.IsHidden = false);
        return world;
    }

    private static List<Cell> Lost(Exchange exchange)
    {
        var lost = new List<Cell>();
        exchange.Mismatch(lost);
        return lost;
    }

    // The placement moves, or shares its cost with placements that already exist.
    private bool MayHelp(Exchange alone, Need need, Cell cell)
    {
        var isLess = alone.First.From.IsIn(cell);
        var goes = need == Need.Count || need == (isLess ? Need.Lower : Need.Higher);
        return (goes && maker.HasRoom(alone))
            || (
                need != Need.Count
                && alone.First.From.Council == alone.First.To.Council
                && data.Has(alone.First.To)
            );
    }

    private IEnumerable<Move> Moves(Cell cell, int? observer)
    {
        var own = cell.Units.Where(unit => unit.Council != observer).ToList();
        var leaving = own.OrderByDescending(unit => unit.Weekly.Total)
            .DistinctBy(unit => unit.Type)
            .Take(MaxTypes)
            .SelectMany(unit =>
                neighbours
                    .Of(unit.Type)
                    .Concat(data.UnitsOf[unit.Council].Select(other => other.Type))
                    .Distinct()
                    .Select(type => Move(unit, type))
            );
        var entering = own.Select(unit => unit.Type)
            .Distinct()
            .Take(MaxTypes)
            .SelectMany(type =>
                neighbours
                    .UnitsNear(type)
                    .SelectMany(unit =>
                        neighbours.Between(unit.Type, type).Select(mixed => Move(unit, mixed))
                    )
            );
        return leaving
            .Concat(entering)
            .Where(move => move.Change(cell) != 0 && !move.Touches(observer));
    }

    // Placements that compensate for the first move: they leave the cells that it enters, and enter those that it leaves.
    private IEnumerable<Move> Seconds(Move first, Cell cell, int? observer, Effort effort)
    {
        var entered = Shown(first.Cells, first.From.Cells);
        var left = Shown(first.From.Cells, first.Cells);
        var units = entered.Count > 0 ? entered[0].Units : neighbours.UnitsNear(first.From.Type);
        return units
            .Where(unit => unit != first.From && !unit.IsIn(cell) && unit.Council != observer)
            .Take(300)
            .OrderByDescending(unit => entered.Count(unit.IsIn))
            .DistinctBy(unit => unit.Type)
            .Take(effort.Seconds)
            .SelectMany(unit =>
                neighbours
                    .Towards(unit.Type, first.From.Type)
                    .Concat(
                        left.Take(1)
                            .SelectMany(cell => cell.Units)
                            .Where(other => other.Council == unit.Council)
                            .Select(other => other.Type)
                            .Take(10)
                    )
                    .Distinct()
                    .Select(type => Move(unit, type))
            )
            .Where(move => !move.EndsIn(cell) && !move.Touches(observer));
    }

    // The shown cells that are only in the first list, smallest first.
    private static List<Cell> Shown(IReadOnlyList<Cell?> cells, IReadOnlyList<Cell?> others) =>
        [
            .. cells
                .Where((cell, table) => cell is { IsHidden: false } && cell != others[table])
                .OfType<Cell>()
                .OrderBy(cell => cell.Units.Count),
        ];

    private Move Move(Unit unit, PlacementType type) => new(unit, type, data.CellsOf(type));

    /// <summary>Limits of the search.</summary>
    /// <param name="Moves">Number of first moves, the least loss first.</param>
    /// <param name="Seconds">Number of compensating placements for each first move.</param>
    /// <param name="Tried">Number of exchanges whose worlds are computed.</param>
    private sealed record Effort(int Moves, int Seconds, int Tried);
}
