namespace RegionalProviders.Placements.Regional;

/// <summary>A row as it is published; null is suppressed, and true figures are kept nowhere.</summary>
internal sealed record PublishedRow(
    TableShape Shape,
    RowKey Key,
    int? Placements,
    long? WeeklyPence,
    Money? Contributions
);
