namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Decides once, for all tables of a window together, which cells are hidden: the sensitive ones (primary suppression),
/// and as many others as are needed (secondary suppression) for every observer to be left with other possible worlds. A
/// world is a list of placements that agrees with all shown figures, the observer's own rows and the register, but in
/// which a sensitive cell differs. Its existence is a proof: no calculation can distinguish it from the true list.
/// Hiding further cells never invalidates it.
/// </summary>
internal static class Suppression
{
    /// <summary>
    /// Hides cells. False if a region is too small to be protected: then no figures of it may be published.
    /// </summary>
    /// <param name="returns">The returns that are counted.</param>
    /// <param name="data">The same, as cells of tables.</param>
    /// <param name="progress">Told how many per cent of the sensitive cells are protected, 0 to 99.</param>
    /// <param name="ct">Ends the work.</param>
    public static bool Hide(
        RegionalReturns returns,
        Microdata data,
        Action<int>? progress = null,
        CancellationToken ct = default
    )
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
        foreach (var (done, (cell, secrets)) in sensitive.Index())
        {
            ct.ThrowIfCancellationRequested();
            progress?.Invoke(done * 100 / sensitive.Count);
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

    // No suitable exchange was found: one figure less is published about the placements that the cell counts.
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
