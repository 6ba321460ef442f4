using RegionalProviders.Placements.Regional.Disclosure;

namespace RegionalProviders.Placements.Regional;

/// <summary>What is published of a window: the same placements always give the same.</summary>
/// <param name="Withheld">The region is too small: nothing is.</param>
/// <param name="Rows">Rows of all tables; those of 0 are not among them.</param>
internal sealed record Publication(bool Withheld, IReadOnlyList<PublishedRow> Rows)
{
    public static Publication Of(IReadOnlyList<RegionalPlacement> placements) =>
        Of(placements, Catalogue.Tables);

    /// <summary>Of some tables alone: safe only where no others are ever published of the same placements.</summary>
    public static Publication Of(
        IReadOnlyList<RegionalPlacement> placements,
        IReadOnlyList<TableShape> shapes
    )
    {
        var tables = new RegionalTables(placements, shapes);
        if (!Suppression.Hide(tables.Cells, tables.Sums, tables.Councils))
            return new Publication(true, []);
        var contributions = ContributionRule.Shown(tables.Rows);
        return new Publication(
            false,
            [
                .. tables.Rows.Select(row => new PublishedRow(
                    row.Shape,
                    row.Key,
                    row.Cell.IsHidden ? null : row.Placements.Count,
                    row.Cell.IsHidden ? null : row.Weekly.Total,
                    contributions.Contains(row) ? row.Weekly : null
                )),
            ]
        );
    }
}
