using System.Globalization;

namespace RegionalProviders.Placements.Returns;

/// <summary>A breach that shows when the episodes of a child are compared.</summary>
/// <param name="Episode">The episode at fault.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Field">The column at fault.</param>
/// <param name="Line">The line of the other episode; null if the rule names none.</param>
public readonly record struct EpisodeFinding(
    Episode Episode,
    ReturnRule Rule,
    ReturnField Field,
    int? Line
)
{
    /// <summary>The finding, in words.</summary>
    public Finding ToFinding(ReturnSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new(
            Episode.Line,
            Episode.Identifier,
            schema.StatutoryColumn(Field)?.Name,
            Rule.Code,
            Rule.Severity,
            string.Format(CultureInfo.InvariantCulture, Rule.Message, Line),
            Rule.Fix,
            Rule.Reference
        );
    }
}
