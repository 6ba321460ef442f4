using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

/// <summary>The rules for a schedule of costs that need no other data.</summary>
internal static class CostLineRules
{
    private const long MaxPence = 10_000_000;
    private const int MaxLines = 50;

    public static void Check(IReadOnlyList<CostLine> lines, string path, FieldChecks checks)
    {
        checks.That(
            lines.Count(line => line.Kind == CostLineKind.Core) == 1,
            path,
            "must have exactly one core line."
        );
        checks.That(lines.Count <= MaxLines, path, $"must have at most {MaxLines} lines.");
        for (var i = 0; i < lines.Count; i++)
            Check(lines[i], $"{path}[{i}]", checks);
    }

    private static void Check(CostLine line, string path, FieldChecks checks)
    {
        checks.Known(line.Kind, $"{path}.kind");
        CheckFunding(line.Weekly, $"{path}.weekly", checks);
        if (line.PurposeCase == CostLine.PurposeOneofCase.NeedCode)
            checks.That(
                StatutoryCodes.Need.Contains(line.NeedCode),
                $"{path}.need_code",
                "must be one of N1 to N8."
            );
        var review = checks.Day(line.ReviewOn, $"{path}.review_on");
        var start = checks.Day(line.StartOn, $"{path}.start_on");
        var end = checks.Day(line.EndOn, $"{path}.end_on");
        if (line.Kind == CostLineKind.Core)
        {
            checks.That(
                line.StartOn is null && line.EndOn is null,
                path,
                "must have no days of its own: the core fee runs as long as the placement."
            );
            return;
        }

        checks.That(
            line.PurposeCase != CostLine.PurposeOneofCase.None,
            path,
            "must name the outcome or the need that it is for."
        );
        checks.That(
            line.StartOn is not null && line.EndOn is not null && line.ReviewOn is not null,
            path,
            "must have start_on, end_on and review_on: extra payments stop on their end day."
        );
        checks.That(
            start is null || end is null || end > start,
            $"{path}.end_on",
            "must be after start_on."
        );
        checks.That(
            start is null || review is null || review >= start,
            $"{path}.review_on",
            "must not be before start_on."
        );
        checks.That(
            line.Weekly?.Total?.Pence is null or > 0,
            $"{path}.weekly.total.pence",
            "must be more than nothing."
        );
    }

    private static void CheckFunding(Funding? funding, string path, FieldChecks checks)
    {
        if (funding?.Total is null)
        {
            checks.That(false, $"{path}.total", "must be given.");
            return;
        }

        var total = checks.Pence(funding.Total, $"{path}.total", MaxPence);
        var parts =
            checks.Pence(funding.SocialCare, $"{path}.social_care", MaxPence)
            + checks.Pence(funding.Education, $"{path}.education", MaxPence)
            + checks.Pence(funding.Health, $"{path}.health", MaxPence);
        checks.That(
            total == parts,
            path,
            "must have parts that add up to the total, to the penny."
        );
    }
}
