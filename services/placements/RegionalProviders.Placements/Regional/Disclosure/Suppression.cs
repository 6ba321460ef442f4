namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Decides once, for all tables of a window together, which cells are hidden. Sensitive cells are (primary suppression), and
/// so are as many others as it takes (secondary suppression) for every observer to be left with other worlds: lists of
/// placements that give all shown figures, the observer's own rows and the register, in which a sensitive cell is otherwise.
/// A world is the proof: nothing that can be derived, by whatever calculation, tells it from the true one. Hiding more later
/// never spoils it.
/// </summary>
internal static class Suppression
{
    /// <summary>
    /// Hides cells. False where a region is too small for it: then nothing of it may be shown at all.
    /// </summary>
    public static bool Hide(RegionalReturns returns, Microdata data)
    {
        var sensitive = data
            .Cells.Select(cell => (Cell: cell, Secrets: Sensitivity.Of(cell, data.Councils)))
            .Where(each => each.Secrets.Count > 0)
            .Concat(YearOnYear.Of(returns, data))
            .OrderBy(each => each.Cell.Units.Count)
            .ThenBy(each => each.Cell.Id)
            .ToList();
        foreach (var (cell, _) in sensitive)
            cell.IsHidden = true;
        var neighbours = new Neighbours(data);
        var maker = new WorldMaker(data);
        var search = new ExchangeSearch(data, neighbours, maker);
        foreach (var (cell, secrets) in sensitive)
        {
            var doubt = Doubt.Of(cell, data, neighbours, maker);
            foreach (var secret in secrets)
                while (doubt.Missing(secret) is { } need)
                    if (search.Find(cell, secret, need) is { } world)
                        doubt.Add(world);
                    else if (HideAnother(cell))
                        doubt = Doubt.Of(cell, data, neighbours, maker);
                    else
                        return false;
        }
        return true;
    }

    // Nothing near helps: one thing less is told of those whom the cell counts.
    private static bool HideAnother(Cell cell)
    {
        var next = cell
            .Units.SelectMany(unit => unit.Cells)
            .Where(other => other is { IsHidden: false })
            .MinBy(other => (other!.Weight, other.Id));
        if (next is null)
            return false;
        next.IsHidden = true;
        return true;
    }
}
