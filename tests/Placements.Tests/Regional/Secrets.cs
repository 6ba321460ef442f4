using RegionalProviders.Placements.Regional;
using static RegionalProviders.Placements.Tests.Regional.SolvingAttacker;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>
/// What a reader must not learn about a cell, implemented a second time from the rules promised to councils.
/// </summary>
internal static class Secrets
{
    private const decimal Share = 0.10m;
    private const int Least = 6;

    /// <summary>The questions that the reader must not be able to answer.</summary>
    public static IEnumerable<Question> Of(RegionalReturns returns, string? reader)
    {
        foreach (var (cell, others) in CellsOfOthers(returns, reader))
        {
            var isSmall =
                others.Count < Least
                || others.Count(each => each.Weekly.Total > 0) is > 0 and < Least;
            if (isSmall)
                yield return new Question(cell, About.Count, others.Count);
            var cost = others.Sum(each => each.Weekly.Total);
            var margin = isSmall ? Share * cost : Shortfall(cell, others);
            if (margin <= 0)
                continue;
            yield return new Question(cell, About.LowerCost, Units(cost - margin, up: false));
            yield return new Question(cell, About.HigherCost, Units(cost + margin, up: true));
        }
    }

    /// <summary>The cells that must not be shown to the reader.</summary>
    public static ISet<ReaderCell> Cells(RegionalReturns returns, string? reader) =>
        Of(returns, reader).Select(question => question.Cell).ToHashSet();

    // The p% rule: the rest of a cell must cost at least a given share of its largest placement, and of its largest council.
    private static decimal Shortfall(ReaderCell cell, IReadOnlyList<RegionalPlacement> others)
    {
        var cost = others.Sum(each => each.Weekly.Total);
        var byCouncil = others
            .GroupBy(each => each.PlacingAuthority)
            .Select(group => group.Sum(each => each.Weekly.Total));
        var largest = others.Select(each => each.Weekly.Total);
        if (!cell.Table.ToString().Contains("PlacingAuthority", StringComparison.Ordinal))
            largest = largest.Concat(byCouncil);
        return largest.Max(one => (Share * one) - (cost - one));
    }

    private static IEnumerable<(ReaderCell, IReadOnlyList<RegionalPlacement>)> CellsOfOthers(
        RegionalReturns returns,
        string? reader
    ) =>
        returns
            .Placements.Where(each => each.PlacingAuthority != reader)
            .SelectMany(each => SolvingAttacker.CellsOf(each).Select(cell => (cell, each)))
            .GroupBy(pair => pair.cell, pair => pair.each)
            .Select(group => (group.Key, (IReadOnlyList<RegionalPlacement>)[.. group]));
}
