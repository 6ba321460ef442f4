using RegionalProviders.Placements.Regional.Disclosure;

namespace RegionalProviders.Placements.Regional;

/// <summary>The contents of a publication: the same placements always give the same result.</summary>
/// <param name="Withheld">The region is too small, so nothing is published.</param>
/// <param name="Rows">Shown rows of all tables. A row that is missing either counts no placements or is suppressed.</param>
internal sealed record Publication(bool Withheld, IReadOnlyList<PublishedRow> Rows)
{
    public static Publication Of(RegionalReturns returns) => Of(returns, Catalogue.Tables);

    /// <summary>
    /// A publication of only some tables: safe only if no other tables are ever published for the same placements.
    /// </summary>
    public static Publication Of(
        RegionalReturns returns,
        IReadOnlyList<TableShape> shapes,
        Action<int>? progress = null,
        CancellationToken ct = default
    )
    {
        var data = new Microdata(returns, shapes);
        if (!Suppression.Hide(returns, data, progress, ct))
            return new Publication(true, []);
        var rows = data
            .Cells.Where(cell => !cell.IsHidden)
            .Select(cell => new RegionalRow(data.KeyOf(cell), cell))
            .ToList();
        var contributions = ContributionRule.Shown(rows, data.Units);
        return new Publication(
            false,
            [
                .. rows.OrderBy(row => row.Cell.Table)
                    .ThenBy(row => row.Key.First, StringComparer.Ordinal)
                    .ThenBy(row => row.Key.Second, StringComparer.Ordinal)
                    .Select(row => new PublishedRow(
                        row.Shape,
                        row.Key,
                        row.Cell.Units.Count,
                        row.Weekly.Total,
                        contributions.Contains(row) ? row.Weekly : null
                    )),
            ]
        );
    }
}
