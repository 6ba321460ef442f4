namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>Finds the sensitive cells of published tables that no other world protects.</summary>
internal static class Exposure
{
    /// <summary>
    /// Sensitive cells that are shown, or for which no other world could be found for some observer: it must then be
    /// assumed that their figures can be calculated.
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
