namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Computes the worlds of an exchange, including costs, if there are any: shown cells must add up to the penny, no
/// setting may exceed its places, and no cost may be negative.
/// </summary>
internal sealed class WorldMaker(Microdata data)
{
    /// <summary>
    /// The worlds in which a cell differs; null if there are none. Cells whose count differs must already be hidden.
    /// </summary>
    public World? Of(Exchange exchange, Cell cell)
    {
        var world = exchange.Second is { } second
            ? OfTwo(exchange, exchange.First, second, cell)
            : OfOne(exchange, exchange.First, cell);
        return world is { IsCountOther: false, Lower: <= 0, Higher: <= 0 } ? null : world;
    }

    // The placement either moves with its cost, or stays and shares its cost with placements that are counted alike.
    private World OfOne(Exchange exchange, Move move, Cell cell)
    {
        var canMove = HasRoom(exchange);
        var cost = canMove ? move.From.Weekly.Total : 0;
        var (lower, higher) = move.From.IsIn(cell) ? (cost, 0L) : (0L, cost);
        var alike = ExchangeClass.Of(move.From.Type, move.From.Cells, cell, data);
        if (alike.Inside.Count > 0 && alike.Outside.Count > 0)
        {
            lower = Math.Max(lower, ExchangeClass.Cost(alike.Inside).Total);
            higher = Math.Max(higher, ExchangeClass.Cost(alike.Outside).Total);
        }
        return new World(exchange, canMove, lower, higher);
    }

    private World? OfTwo(Exchange exchange, Move first, Move second, Cell cell)
    {
        var leaves = first.From.IsIn(cell);
        var from = Side(first.From.Type, first.From.Cells, leaves);
        var otherFrom = Side(second.From.Type, second.From.Cells, inside: false);
        var to = Side(first.To, first.Cells, !leaves);
        var otherTo = Side(second.To, second.Cells, inside: false);
        if (
            AreOne(first.From.Type, first.From.Cells, second.From.Type, second.From.Cells)
            || AreOne(first.To, first.Cells, second.To, second.Cells)
            || AreOne(first.From.Type, first.From.Cells, second.To, second.Cells)
            || AreOne(first.To, first.Cells, second.From.Type, second.From.Cells)
        )
            return null;
        var moved = HasRoom(exchange) ? Moved(first, from, second, otherFrom) : null;
        var (there, back) = (moved ?? 0, 0L);
        if (to.Count > 0 && otherTo.Count > 0)
        {
            // No placement moves, only costs.
            there = Math.Max(there, Math.Min(Social(from), Social(otherFrom)));
            back = Math.Min(Social(to), Social(otherTo));
        }
        return leaves
            ? new World(exchange, moved is not null, there, back)
            : new World(exchange, moved is not null, back, there);

        IReadOnlyList<Unit> Side(PlacementType type, IReadOnlyList<Cell?> cells, bool inside)
        {
            var alike = ExchangeClass.Of(type, cells, cell, data);
            return inside ? alike.Inside : alike.Outside;
        }
    }

    // All four cells change by the same amount: the full cost of a single placement, or less than the total of several.
    private static long? Moved(
        Move first,
        IReadOnlyList<Unit> from,
        Move second,
        IReadOnlyList<Unit> otherFrom
    )
    {
        if (from.Count == 1 && otherFrom.Count == 1)
            return first.From.Weekly == second.From.Weekly ? first.From.Weekly.Total : null;
        if (from.Count == 1)
            return first.From.Weekly.IsWithin(ExchangeClass.Cost(otherFrom))
                ? first.From.Weekly.Total
                : null;
        if (otherFrom.Count == 1)
            return second.From.Weekly.IsWithin(ExchangeClass.Cost(from))
                ? second.From.Weekly.Total
                : null;
        return Math.Min(Social(from), Social(otherFrom));
    }

    private static bool AreOne(
        PlacementType type,
        IReadOnlyList<Cell?> cells,
        PlacementType other,
        IReadOnlyList<Cell?> otherCells
    ) => type.Council == other.Council && ExchangeClass.AreAlike(cells, otherCells);

    // Only the contribution from social care is moved; the other contributions need not change.
    private static long Social(IReadOnlyList<Unit> units) => ExchangeClass.Cost(units).SocialCare;

    /// <summary>Whether every setting has enough places in the other world.</summary>
    public bool HasRoom(Exchange exchange)
    {
        var first = exchange.First;
        if (exchange.Second is not { } second)
            return first.To.Setting == first.From.Type.Setting || data.HasRoom(first.To.Setting);
        return HasRoomFor(first.To.Setting) && HasRoomFor(second.To.Setting);

        bool HasRoomFor(int setting)
        {
            var more =
                (first.To.Setting == setting ? 1 : 0)
                + (second.To.Setting == setting ? 1 : 0)
                - (first.From.Type.Setting == setting ? 1 : 0)
                - (second.From.Type.Setting == setting ? 1 : 0);
            return more <= 0 || data.HasRoom(setting, more);
        }
    }
}
