using RegionalProviders.Placements.Regional.Disclosure;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// Which rows show what social care, education and health contribute. One child of thirty with money from health has all
/// of the row's: so every contribution must come from none or from six placements or more, of the row, of the rest of it
/// for a council that takes its own away, and of the hidden rows of a table together, which the region's row tells.
/// </summary>
internal static class ContributionRule
{
    private static readonly Func<Money, long>[] Contributions =
    [
        money => money.SocialCare,
        money => money.Education,
        money => money.Health,
    ];

    /// <summary>The rows, of tables with contributions, that show them.</summary>
    public static HashSet<RegionalRow> Shown(IEnumerable<RegionalRow> rows)
    {
        var tables = rows.Where(row => row.Shape.HasContributions).ToLookup(row => row.Shape.Table);
        var region = tables[RegionalTable.Region].ToList();
        var shown = new HashSet<RegionalRow>();
        // Without the region's row the tables would tell each other's.
        if (!region.TrueForAll(IsSafe))
            return shown;
        shown.UnionWith(region);
        foreach (var table in tables.Where(table => table.Key != RegionalTable.Region))
            shown.UnionWith(ShownOf([.. table]));
        return shown;
    }

    private static Queue<RegionalRow> ShownOf(IReadOnlyList<RegionalRow> table)
    {
        var hidden = table.Where(row => !IsSafe(row)).ToList();
        var others = new Queue<RegionalRow>(
            table.Where(IsSafe).OrderBy(row => row.Placements.Count).ThenBy(row => row.Cell.Id)
        );
        while (hidden.Count > 0 && others.Count > 0 && !AreSafeTogether(hidden))
            hidden.Add(others.Dequeue());
        return others;
    }

    private static bool IsSafe(RegionalRow row) => !row.Cell.IsHidden && IsSafe(row.Placements);

    private static bool AreSafeTogether(List<RegionalRow> rows) =>
        rows.Count > 1 && IsSafe([.. rows.SelectMany(row => row.Placements)]);

    private static bool IsSafe(IReadOnlyList<RegionalPlacement> placements) =>
        Contributions.All(contribution =>
        {
            var byCouncil = placements
                .Where(placement => contribution(placement.Weekly) > 0)
                .CountBy(placement => placement.PlacingAuthority)
                .ToList();
            var all = byCouncil.Sum(council => council.Value);
            return !Small.Is(all) && byCouncil.TrueForAll(own => !Small.Is(all - own.Value));
        });
}
