namespace RegionalProviders.Placements.Returns;

/// <summary>Severity of a finding.</summary>
public enum Severity
{
    /// <summary>May remain once acknowledged.</summary>
    Warning,

    /// <summary>Prevents submission of the return.</summary>
    Error,
}

/// <summary>A breach of a rule by a row or by the return as a whole.</summary>
/// <param name="Line">
/// Line or sheet row of the file, or the number sent with the row; null if no row is at fault (an absent placement).
/// </param>
/// <param name="Identifier">
/// The identifier of the row concerned, as filed; null if it has none. Personal data: never log it.
/// </param>
/// <param name="Column">The schema's name of the column; null if the finding concerns the whole row.</param>
/// <param name="Code">Stable code of the rule; see <see cref="ReturnRules"/>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">What is wrong; never repeats a cell.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Reference">The statutory validator's number of the rule, if it has one.</param>
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
