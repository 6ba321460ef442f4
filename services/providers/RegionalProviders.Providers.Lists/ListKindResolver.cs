using RegionalProviders.Providers.Lists.Columns;
using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists;

/// <summary>
/// Chooses between kinds with identical headers: until 2021 Ofsted's provider list and inspection list had the same
/// one.
/// </summary>
internal static class ListKindResolver
{
    public static async Task<HeaderMap> ChooseAsync(
        IReadOnlyList<HeaderMap> maps,
        ITable table,
        IReadOnlyList<string> preamble,
        ListOptions options,
        CancellationToken cancellationToken
    )
    {
        if (options.Kind is { } kind && !IsCouncilSheet(maps[0].Aliases.Kind, kind))
            return maps.FirstOrDefault(m => m.Aliases.Kind == kind)
                ?? throw new WrongListKindException(kind, maps[0].Aliases.Kind);
        if (maps.Count == 1)
            return maps[0];
        var inYear = preamble.Any(p => p.Contains("in year", StringComparison.OrdinalIgnoreCase));
        var right =
            inYear || await HasManyRowsAUrnAsync(maps[0], table, cancellationToken)
                ? ListKind.OfstedInspections
                : ListKind.OfstedProviders;
        return maps.FirstOrDefault(m => m.Aliases.Kind == right) ?? maps[0];
    }

    // Callers name the workbook sent to councils as one kind, whichever of its sheets are present.
    private static bool IsCouncilSheet(ListKind found, ListKind expected) =>
        expected == ListKind.OfstedCouncil
        && found is ListKind.OfstedCouncilPremises or ListKind.OfstedCouncilConditions;

    /// <summary>
    /// True if more than one row in twenty repeats a URN: errors in a provider list repeat fewer, a year of inspections
    /// more.
    /// </summary>
    private static async Task<bool> HasManyRowsAUrnAsync(
        HeaderMap map,
        ITable table,
        CancellationToken cancellationToken
    )
    {
        var urns = new HashSet<string>();
        var rows = 0;
        var column = map.Index(Field.Urn)!.Value;
        await foreach (var row in table.ReadAsync(cancellationToken))
        {
            if (
                row.Line <= map.Row.Line
                || column >= row.Cells.Length
                || string.IsNullOrWhiteSpace(row.Cells[column])
            )
                continue;
            rows++;
            urns.Add(row.Cells[column]);
        }
        return (rows - urns.Count) * 20 > rows;
    }
}
