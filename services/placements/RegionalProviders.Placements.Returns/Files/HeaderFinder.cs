using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>Finds the header of a return among the first rows, and recognises returns of other years.</summary>
internal static class HeaderFinder
{
    public const int SearchRows = 20;

    /// <summary>
    /// Null if no row comes close to a header; a header of another year or with missing columns raises
    /// <see cref="WrongColumnsException"/>.
    /// </summary>
    public static HeaderMap? Find(IReadOnlyList<RawRow> rows, ReturnSchema schema)
    {
        if (rows.Count == 0)
            return null;
        var episodes = rows.Select(row => new HeaderMap(schema, ReturnKind.Episodes, row))
            .MaxBy(map => map.Matched)!;
        return IsClose(episodes) ? Whole(episodes) : Census(rows, schema);
    }

    // Half of the columns suffice, as their names do not occur in ordinary tables: the file was meant as the statutory one.
    private static bool IsClose(HeaderMap map) =>
        map.Matched * 2 >= map.Schema.StatutoryColumns.Count;

    private static HeaderMap Whole(HeaderMap map) =>
        map.Missing.Count == 0
            ? map
            : throw new WrongColumnsException(
                "the statutory episodes file",
                map.Line,
                map.Missing,
                map.Unknown,
                looksLike: null
            );

    private static HeaderMap? Census(IReadOnlyList<RawRow> rows, ReturnSchema schema)
    {
        var best = rows.Select(row => new HeaderMap(schema, ReturnKind.Census, row))
            .MaxBy(map => map.Matched)!;
        var row = rows.First(row => row.Line == best.Line);
        var others = ReturnSchemas
            .All.Where(other => other != schema)
            .Select(other => new HeaderMap(other, ReturnKind.Census, row))
            .ToList();
        var fitting = others.Where(map => map.Missing.Count == 0).MaxBy(map => map.Matched);
        if (best.Missing.Count == 0 && !(fitting?.Matched > best.Matched))
            return best;
        // Requires a third of the columns: an unrelated table may have an age and an identifier too.
        var closest = fitting ?? others.Prepend(best).MaxBy(map => map.Matched)!;
        if (Math.Max(best.Matched, closest.Matched) * 3 < schema.Columns.Count)
            return null;
        throw new WrongColumnsException(
            $"the return {schema.Version}",
            best.Line,
            best.Missing,
            best.Unknown,
            closest == best ? null : closest.Schema.Version
        );
    }
}
