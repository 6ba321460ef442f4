namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>Another world: one or two placements are of other types than they are, and all others as they are.</summary>
internal sealed record Exchange(Move First, Move? Second)
{
    /// <summary>Its council's own rows differ: to that observer it is no possible world.</summary>
    public bool Touches(int? council) =>
        First.Touches(council) || (Second is { } second && second.Touches(council));

    /// <summary>Adds the shown cells that would count otherwise, and answers what readers lose when they are hidden.</summary>
    public int Mismatch(List<Cell>? into = null) => Mismatch(First, Second, into);

    public static int Mismatch(Move first, Move? second, List<Cell>? into = null)
    {
        var loss = 0;
        for (var table = 0; table < first.From.Cells.Count; table++)
        {
            var from = first.From.Cells[table];
            var to = first.Cells[table];
            if (second is not { } other)
            {
                if (from != to)
                    loss += Left(from, into) + Loss(to, into);
                continue;
            }
            var otherFrom = other.From.Cells[table];
            var otherTo = other.Cells[table];
            if ((from == to && otherFrom == otherTo) || (from == otherTo && to == otherFrom))
                continue;
            if (Net(from) != 0)
                loss += Left(from, into);
            if (otherFrom != from && Net(otherFrom) != 0)
                loss += Left(otherFrom, into);
            if (to != from && to != otherFrom)
                loss += Loss(to, into);
            if (otherTo != from && otherTo != otherFrom && otherTo != to)
                loss += Loss(otherTo, into);

            int Net(Cell? cell) =>
                (to == cell ? 1 : 0)
                + (otherTo == cell ? 1 : 0)
                - (from == cell ? 1 : 0)
                - (otherFrom == cell ? 1 : 0);
        }
        return loss;
    }

    private static int Left(Cell? cell, List<Cell>? into) =>
        cell is { IsHidden: true, ShowsLoss: true } ? cell.Weight : Loss(cell, into);

    private static int Loss(Cell? cell, List<Cell>? into)
    {
        if (cell is null || cell.IsHidden)
            return 0;
        into?.Add(cell);
        return cell.Weight;
    }
}
