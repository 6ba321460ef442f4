namespace RegionalProviders.Placements.Regional;

/// <summary>A row as it is published. Those that are suppressed are kept nowhere.</summary>
internal sealed record PublishedRow(
    TableShape Shape,
    RowKey Key,
    int Placements,
    long WeeklyPence,
    Money? Contributions
);
