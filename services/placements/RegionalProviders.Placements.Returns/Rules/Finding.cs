namespace RegionalProviders.Placements.Returns;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>May stay, once acknowledged.</summary>
    Warning,

    /// <summary>The return cannot be submitted with it.</summary>
    Error,
}

/// <summary>A rule that a row, or the return, breaks.</summary>
/// <param name="Line">Line or sheet row of the file, or the number that the row came with; null where no row is at fault (a placement that is absent).</param>
/// <param name="Identifier">The identifier of the row concerned, as filed; null where it has none. Personal: never log it.</param>
/// <param name="Column">The schema's name of the column; null where the whole row is meant.</param>
/// <param name="Code">Stable code of the rule; see <see cref="ReturnRules"/>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">What is wrong; repeats no cell.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Reference">The statutory validator's number for it, where there is one.</param>
public sealed record Finding(
    int? Line,
    string? Identifier,
    string? Column,
    string Code,
    Severity Severity,
    string Message,
    string Fix,
    string? Reference
);
