namespace RegionalProviders.Placements.Returns;

/// <summary>A rule of the catalogue. Codes are stable: stored findings keep them and callers may act on them.</summary>
/// <param name="Code">Code, such as <c>placement.start_after_end</c>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Reference">The statutory validator's number, if it has one.</param>
/// <param name="Census">Whether the rule applies to rows of the census.</param>
/// <param name="Episodes">Whether the rule applies to rows of the statutory file.</param>
/// <param name="Message">What is wrong; <c>{0}</c> is replaced by a detail that is never the text of a cell.</param>
/// <param name="Fix">What to do.</param>
public sealed record ReturnRule(
    string Code,
    Severity Severity,
    string? Reference,
    bool Census,
    bool Episodes,
    string Message,
    string Fix
);

/// <summary>The complete list of rules, from <c>rules.csv</c>.</summary>
public static class ReturnRules
{
    private static readonly Dictionary<string, ReturnRule> ByCode = CodeFile
        .Rows("rules.csv")
        .Select(row => new ReturnRule(
            row[0],
            Enum.Parse<Severity>(row[1]),
            row[2].Length > 0 ? row[2] : null,
            row[3] is "census" or "both",
            row[3] is "episodes" or "both",
            row[4],
            row[5]
        ))
        .ToDictionary(rule => rule.Code);

    /// <summary>Every rule, in the order of the catalogue.</summary>
    public static IReadOnlyCollection<ReturnRule> All => ByCode.Values;

    /// <summary>The rule with this code; null if there is none.</summary>
    public static ReturnRule? Find(string code) => ByCode.GetValueOrDefault(code);

    internal static ReturnRule Get(string code) =>
        Find(code) ?? throw new InvalidOperationException($"The catalogue of rules has no {code}.");
}
