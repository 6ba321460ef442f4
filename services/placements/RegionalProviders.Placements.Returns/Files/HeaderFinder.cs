using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>Finds the header of a return among the first rows, and tells a return of another year.</summary>
internal static class HeaderFinder
{
    public const int SearchRows = 20;

    /// <summary>Null where no row comes close to a header; a header of another year or with columns missing raises <see cref="WrongColumnsException"/>.</summary>
    public static HeaderMap? Find(IReadOnlyList<RawRow> rows, ReturnSchema schema)
    {
        var episodes = rows.Select(row => new HeaderMap(schema, ReturnKind.Episodes, row))
            .FirstOrDefault(map => map.Missing.Count == 0);
        if (episodes is not null)
            return episodes;
        var maps = rows.SelectMany(row => Maps(schema, row)).ToList();
        var best = maps.Where(map => map.Schema == schema).MaxBy(map => map.Matched);
        if (best is null)
            return null;
        var other = maps.Where(map =>
                map.Line == best.Line && map.Schema != schema && map.Missing.Count == 0
            )
            .MaxBy(map => map.Matched);
        if (best.Missing.Count == 0 && !(other?.Matched > best.Matched))
            return best;
        // A third of the columns: another table has an age and an identifier too.
        var closest = other ?? maps.Where(map => map.Line == best.Line).MaxBy(map => map.Matched)!;
        if (Math.Max(best.Matched, closest.Matched) * 3 < schema.Columns.Count)
            return null;
        throw new WrongColumnsException(
            schema,
            best.Line,
            best.Missing,
            best.Unknown,
            closest.Schema == schema ? null : closest.Schema.Version
        );
    }

    private static IEnumerable<HeaderMap> Maps(ReturnSchema wanted, RawRow row) =>
        ReturnSchemas
            .All.OrderByDescending(schema => schema == wanted)
            .Select(schema => new HeaderMap(schema, ReturnKind.Census, row));
}
