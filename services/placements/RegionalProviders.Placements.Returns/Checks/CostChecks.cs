using System.Globalization;

namespace RegionalProviders.Placements.Returns;

/// <summary>Checks of costs, in integer pence throughout.</summary>
internal static class CostChecks
{
    private const int UnusualTimes = 3;

    private static readonly ReturnField[] Fields =
    [
        ReturnField.TotalCost,
        ReturnField.SocialCareCost,
        ReturnField.EducationCost,
        ReturnField.HealthCost,
    ];

    private static readonly ReturnRule Missing = ReturnRules.Get("cost.missing");
    private static readonly ReturnRule NoLine = ReturnRules.Get("costs.episode_without");
    private static readonly ReturnRule Repeated = ReturnRules.Get("costs.repeated");
    private static readonly ReturnRule Contradicts = ReturnRules.Get("costs.contradicts");
    private static readonly ReturnRule NotANumber = ReturnRules.Get("cost.not_a_number");
    private static readonly ReturnRule Negative = ReturnRules.Get("cost.negative");
    private static readonly ReturnRule TooPrecise = ReturnRules.Get("cost.too_precise");
    private static readonly ReturnRule NoSum = ReturnRules.Get("cost.parts_do_not_add_up");
    private static readonly ReturnRule Unusual = ReturnRules.Get("cost.unusual");

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        if (row.Costs is { } costs)
            CheckLines(check, costs);
        if (check.IsOpenEpisode && Array.Exists(Fields, row.IsBlank))
            ReportMissing(check);
        foreach (var field in Fields)
        {
            var rule = row.Fault(field) switch
            {
                CellFault.NotMoney => NotANumber,
                CellFault.Negative => Negative,
                CellFault.TooPrecise => TooPrecise,
                _ => null,
            };
            if (rule is not null)
                check.Report(rule, field);
        }
        var parts = row.SocialCarePence + row.EducationPence + row.HealthPence;
        if (parts is { } sum && row.TotalPence is { } total && sum != total)
            check.Report(
                NoSum,
                ReturnField.TotalCost,
                string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(total - sum) / 100m:0.00}")
            );
        if (
            row.ProvisionType is { } type
            && check.Context.AverageCosts.Pence.TryGetValue(type, out var average)
            && row.TotalPence > average * UnusualTimes
        )
            check.Report(Unusual, ReturnField.TotalCost);
    }

    private static void ReportMissing(RowCheck check)
    {
        // Several lines are already reported as repeated. An episode without any line has a rule of its own; otherwise
        // an amount is missing.
        var rule = check.Row.Costs switch
        {
            { Lines.Count: 0 } when Array.TrueForAll(Fields, check.Row.IsBlank) => NoLine,
            { Lines.Count: > 1 } => null,
            _ => Missing,
        };
        if (rule is not null)
            check.Report(rule, ReturnField.TotalCost);
    }

    private static void CheckLines(RowCheck check, EpisodeCosts costs)
    {
        if (costs.Lines.Count > 1)
            check.Report(Repeated, ReturnField.TotalCost, costs.LineNumbers);
        foreach (var field in costs.Contradicted)
            check.Report(Contradicts, field, costs.LineNumbers);
    }
}
