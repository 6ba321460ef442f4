namespace RegionalProviders.Placements.Returns;

/// <summary>Compares this year's rows with the placements that were open in last year's return.</summary>
internal sealed class Continuity
{
    private static readonly ReturnRule Absent = ReturnRules.Get("continuity.absent");
    private static readonly ReturnRule StartChanged = ReturnRules.Get("continuity.start_changed");

    private readonly string _identifierColumn;
    private readonly Dictionary<string, DateOnly?> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    // A child may have several episodes, so a changed start is only certain once all rows have been seen.
    private readonly Dictionary<string, Finding> _moved = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _matched = new(StringComparer.OrdinalIgnoreCase);

    public Continuity(ReturnContext context)
    {
        _identifierColumn = context.Schema.Column(ReturnField.Identifier)!.Name;
        foreach (var (identifier, placement) in context.LastYear.Placements)
        {
            if (placement.IsOpen)
                _open[identifier] = placement.Start;
        }
    }

    public IReadOnlyList<Finding> Check(ReturnRow row)
    {
        if (row.Identifier is not { } identifier || !_open.TryGetValue(identifier, out var before))
            return [];
        _seen.Add(identifier);
        if (before is null || row.Start is null)
            return [];
        if (row.Start == before)
        {
            _matched.Add(identifier);
            return [];
        }
        var finding = Of(StartChanged, row.Line, identifier, row.NameOf(ReturnField.Start));
        if (row.Kind == ReturnKind.Census)
            return [finding];
        _moved.TryAdd(identifier, finding);
        return [];
    }

    public IReadOnlyList<Finding> Finish() =>
        [
            .. _moved.Where(moved => !_matched.Contains(moved.Key)).Select(moved => moved.Value),
            .. _open
                .Keys.Where(identifier => !_seen.Contains(identifier))
                .Select(identifier => Of(Absent, null, identifier, _identifierColumn)),
        ];

    private static Finding Of(ReturnRule rule, int? line, string identifier, string? column) =>
        new(
            line,
            identifier,
            column,
            rule.Code,
            rule.Severity,
            rule.Message,
            rule.Fix,
            rule.Reference
        );
}
