using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Rows;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>A rule of the catalogue that compares rows.</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Field">The column that its findings name.</param>
internal sealed record ComparisonRule(string Code, ReturnField Field)
{
    public static readonly ComparisonRule Duplicate = new(
        "identifier.duplicate",
        ReturnField.Identifier
    );

    public static readonly ComparisonRule TwoOpen = new(
        "placement.two_open",
        ReturnField.Identifier
    );

    public static readonly ComparisonRule Absent = new("continuity.absent", ReturnField.Identifier);

    public static readonly ComparisonRule StartChanged = new(
        "continuity.start_changed",
        ReturnField.Start
    );

    private readonly ReturnRule rule =
        ReturnRules.Find(Code)
        ?? throw new InvalidOperationException($"The catalogue of rules has no {Code}.");

    public string Reference => rule.Reference ?? "";

    public string Message => $"{rule.Message} {rule.Fix}";

    /// <summary>The severity as stored in findings.</summary>
    public string Severity => FoundInRow.SeverityOf(rule.Severity).ToString();
}
