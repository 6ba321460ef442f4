using static RegionalProviders.Placements.Returns.ReturnField;

namespace RegionalProviders.Placements.Returns.Tests;

internal static partial class RuleCases
{
    private static IEnumerable<RuleCase> CostsFiles() =>
        [
            Case(
                "costs.episode_without",
                Joined(CostsLine.Line with { Child = "B-9" }),
                Joined(CostsLine.Line)
            ),
            Case("costs.repeated", Joined(CostsLine.Line, CostsLine.Line), Joined(CostsLine.Line)),
            Case(
                "costs.contradicts",
                Joined([(TotalCost, "100.00")], CostsLine.Line),
                Joined([(TotalCost, CostsLine.Line.Total)], CostsLine.Line)
            ),
        ];

    private static ReturnRow Joined(params CostsLine[] lines) => Joined([], lines);

    private static ReturnRow Joined((ReturnField, string)[] changes, params CostsLine[] lines) =>
        CostsLine
            .JoinAsync(CostsLine.Episodes(changes), lines)
            .GetAwaiter()
            .GetResult()
            .Rows.Single();
}
