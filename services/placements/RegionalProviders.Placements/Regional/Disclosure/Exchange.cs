namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>A different world: one or two placements have other types, and all others are unchanged.</summary>
internal sealed record Exchange(Move First, Move? Second)
{
    /// <summary>Whether the council's own rows would differ: for that observer it is not a possible world.</summary>
    public bool Touches(int? council) =>
        First.Touches(council) || (Second is { } second && second.Touches(council));

    /// <summary>
    /// Adds the shown cells whose count would differ, and returns the loss of information if they are hidden.
    /// </summary>
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
