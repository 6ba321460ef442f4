using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists.Columns;

/// <summary>Finds the header among the first rows of a table by the content of the cells.</summary>
internal static class HeaderFinder
{
    /// <summary>
    /// The header, mapped to each kind that it fits equally well (Ofsted's older layouts fit two); empty if the table
    /// is not a list. A header that comes close to a kind but lacks a mandatory column raises
    /// <see cref="MissingColumnException"/>.
    /// </summary>
    public static IReadOnlyList<HeaderMap> Find(IReadOnlyList<RawRow> rows, string? sheet)
    {
        var maps = rows.SelectMany(row =>
                ColumnAliases.All.Select(aliases => new HeaderMap(aliases, row))
            )
            .ToList();
        var complete = maps.Where(m => m.Missing.Count == 0).ToList();
        if (complete.Count > 0)
        {
            var most = complete.Max(m => m.Mapped);
            var line = complete.First(m => m.Mapped == most).Row;
            return [.. complete.Where(m => m.Mapped == most && ReferenceEquals(m.Row, line))];
        }

        // Requires half of the mandatory columns and at least three columns: an unrelated table may have a postcode and
        // a town too.
        var closest = maps.Where(m =>
                m.Mapped >= 3 && m.Missing.Count * 2 <= m.Aliases.Mandatory.Count
            )
            .OrderByDescending(m => m.Mapped)
            .ThenBy(m => m.Missing.Count)
            .FirstOrDefault();
        if (closest is null)
            return [];
        throw new MissingColumnException(
            closest.Aliases.Kind,
            sheet is null ? $"line {closest.Row.Line}" : $"sheet '{sheet}', row {closest.Row.Line}",
            closest.Missing,
            [.. closest.Row.Cells.Select(HeaderMap.OneLine).Where(c => c.Length > 0).Take(60)]
        );
    }
}
