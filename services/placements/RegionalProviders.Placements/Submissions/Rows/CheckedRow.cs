namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A row that the rules have judged, ready to be stored.</summary>
/// <param name="Line">Line in the file, or number in the stream.</param>
/// <param name="RowKey">The caller's key of the row.</param>
/// <param name="Identifier">The child reference; empty where the row has none. Stored encrypted only.</param>
/// <param name="Texts">As sent, in the order of the schema's columns; empty in the identifier's place.</param>
/// <param name="StartedOn">Start of the placement; null where it cannot be read.</param>
/// <param name="Urn">URN of the establishment; null where there is none.</param>
/// <param name="Findings">What the rules found in it.</param>
internal sealed record CheckedRow(
    int Line,
    string RowKey,
    string Identifier,
    string[] Texts,
    DateOnly? StartedOn,
    string? Urn,
    IReadOnlyList<FoundInRow> Findings
);
