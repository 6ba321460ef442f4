using System.Globalization;

namespace RegionalProviders.Placements.Returns;

/// <summary>Compares rows with earlier rows of the same identifier.</summary>
internal sealed class Repetition
{
    private static readonly ReturnRule Duplicate = ReturnRules.Get("identifier.duplicate");
    private static readonly ReturnRule TwoOpen = ReturnRules.Get("placement.two_open");

    // Line of the first row with an identifier (census), or with an identifier and a start (episodes).
    private readonly Dictionary<(string, DateOnly?), int> _first = new(new IgnoringCase());
    private readonly Dictionary<string, (int Line, DateOnly? Start)> _open = new(
        StringComparer.OrdinalIgnoreCase
    );

    public IReadOnlyList<Finding> Check(ReturnRow row)
    {
        if (row.Identifier is not { } identifier)
            return [];
        var findings = new List<Finding>(0);
        var isEpisode = row.Kind == ReturnKind.Episodes;
        var key = (identifier, isEpisode ? row.Start : null);
        if (!_first.TryAdd(key, row.Line))
            findings.Add(Of(Duplicate, row, _first[key]));
        var isOpen = row.End is null && row.IsBlank(ReturnField.End);
        if (
            isOpen
            && !_open.TryAdd(identifier, (row.Line, row.Start))
            && _open[identifier].Start != row.Start
        )
            findings.Add(Of(TwoOpen, row, _open[identifier].Line));
        return findings;
    }

    private static Finding Of(ReturnRule rule, ReturnRow row, int line) =>
        new(
            row.Line,
            row.Identifier,
            row.NameOf(ReturnField.Identifier),
            rule.Code,
            rule.Severity,
            string.Format(CultureInfo.InvariantCulture, rule.Message, line),
            rule.Fix,
            rule.Reference
        );

    private sealed class IgnoringCase : IEqualityComparer<(string Identifier, DateOnly? Start)>
    {
        public bool Equals(
            (string Identifier, DateOnly? Start) x,
            (string Identifier, DateOnly? Start) y
        ) =>
            x.Start == y.Start
            && string.Equals(x.Identifier, y.Identifier, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Identifier, DateOnly? Start) value) =>
            HashCode.Combine(
                StringComparer.OrdinalIgnoreCase.GetHashCode(value.Identifier),
                value.Start
            );
    }
}
