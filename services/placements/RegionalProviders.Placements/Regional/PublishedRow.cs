namespace RegionalProviders.Placements.Regional;

/// <summary>A row as published. Suppressed rows are not stored at all.</summary>
internal sealed record PublishedRow(
    TableShape Shape,
    RowKey Key,
    int Placements,
    long WeeklyPence,
    Money? Contributions
);
