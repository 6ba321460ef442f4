namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>Which sensitive cells of tables that are published already no world protects.</summary>
internal static class Exposure
{
    /// <summary>
    /// Sensitive cells that are shown, or for which an observer is left with no other world that could be found: nobody can
    /// say then that it cannot be calculated.
    /// </summary>
    public static IEnumerable<Cell> Of(Microdata data)
    {
        var neighbours = new Neighbours(data);
        var maker = new WorldMaker(data);
        var search = new ExchangeSearch(data, neighbours, maker);
        return data.Cells.Where(cell =>
        {
            var secrets = Sensitivity.Of(cell, data.Councils);
            if (secrets.Count == 0 || !cell.IsHidden)
                return secrets.Count > 0;
            var doubt = Doubt.Of(cell, data, neighbours, maker);
            foreach (var secret in secrets)
                while (doubt.Missing(secret) is { } need)
                    if (search.Find(cell, secret, need, mayHide: false) is { } world)
                        doubt.Add(world);
                    else
                        return true;
            return false;
        });
    }
}
