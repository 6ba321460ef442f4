using RegionalProviders.Placements.Regional.Disclosure;

namespace RegionalProviders.Placements.Regional;

/// <summary>What is published of a window: the same placements always give the same.</summary>
/// <param name="Withheld">The region is too small: nothing is.</param>
/// <param name="Rows">Shown rows of all tables. A row that is not among them counts none, or is suppressed.</param>
internal sealed record Publication(bool Withheld, IReadOnlyList<PublishedRow> Rows)
{
    public static Publication Of(RegionalReturns returns) => Of(returns, Catalogue.Tables);

    /// <summary>Of some tables alone: safe only where no others are ever published of the same placements.</summary>
    public static Publication Of(RegionalReturns returns, IReadOnlyList<TableShape> shapes)
    {
        var data = new Microdata(returns, shapes);
        if (!Suppression.Hide(returns, data))
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
