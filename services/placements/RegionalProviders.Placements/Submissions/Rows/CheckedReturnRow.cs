using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A row that was read and that the rules have checked by itself.</summary>
/// <param name="Row">The row, its child reference in plain: never stored so.</param>
/// <param name="Key">The caller's key of the row; the line in a file.</param>
/// <param name="Findings">What the rules found in it.</param>
internal sealed record CheckedReturnRow(
    ReturnRow Row,
    string Key,
    IReadOnlyList<FoundInRow> Findings
)
{
    /// <summary>The child reference; empty where the row has none.</summary>
    public string Identifier => Row.Identifier ?? "";

    /// <summary>The row with what was found in it.</summary>
    public static CheckedReturnRow Of(ReturnRow row, string key, IReadOnlyList<Finding> findings) =>
        new(
            row,
            key,
            findings.Count == 0 ? [] : [.. findings.Select(finding => FoundInRow.Of(finding, key))]
        );
}
