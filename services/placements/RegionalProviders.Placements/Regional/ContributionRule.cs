using RegionalProviders.Placements.Regional.Disclosure;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// Decides which rows show the contributions of social care, education and health. If only one of thirty placements is
/// funded by health, the row's health contribution is that placement's. So each contribution of a row must be zero or
/// satisfy the same sensitivity rules as a shown row; the same holds for all other placements of the table together, as
/// they can be derived by subtraction from the region's row.
/// </summary>
internal static class ContributionRule
{
    private static readonly Func<Money, long>[] Contributions =
    [
        money => money.SocialCare,
        money => money.Education,
        money => money.Health,
    ];

    /// <summary>The shown rows whose contributions may be shown.</summary>
    public static HashSet<RegionalRow> Shown(
        IEnumerable<RegionalRow> rows,
        IReadOnlyList<Unit> units
    )
    {
        var tables = rows.Where(row => row.Shape.HasContributions).ToLookup(row => row.Shape);
        var region = tables.FirstOrDefault(table => table.Key.Table == RegionalTable.Region);
        // If the region's contributions are not shown, the tables could be used to derive each other's.
        if (region is null || !region.All(row => IsSafe(row.Cell.Units, row.Shape)))
            return [];
        return
        [
            .. tables.SelectMany<IGrouping<TableShape, RegionalRow>, RegionalRow>(table =>
                table == region ? table : ShownOf(table, table.Key, units)
            ),
        ];
    }

    private static Queue<RegionalRow> ShownOf(
        IEnumerable<RegionalRow> table,
        TableShape shape,
        IReadOnlyList<Unit> units
    )
    {
        var shown = new Queue<RegionalRow>(
            table
                .Where(row => IsSafe(row.Cell.Units, shape))
                .OrderBy(row => row.Cell.Units.Count)
                .ThenBy(row => row.Cell.Id)
        );
        while (
            shown.Count > 0
            && !IsSafe([.. units.Where(unit => !shown.Any(row => unit.IsIn(row.Cell)))], shape)
        )
            shown.Dequeue();
        return shown;
    }

    private static bool IsSafe(IReadOnlyList<Unit> units, TableShape shape) =>
        Contributions.All(contribution =>
            Sensitivity.IsSafe(
                units
                    .Select(unit => (unit.Council, Cost: contribution(unit.Weekly)))
                    .Where(each => each.Cost > 0),
                shape
            )
        );
}
