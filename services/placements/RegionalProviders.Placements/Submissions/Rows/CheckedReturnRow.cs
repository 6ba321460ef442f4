using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A row that was read and checked on its own.</summary>
/// <param name="Row">The row, with its child reference in plain text: never stored in this form.</param>
/// <param name="Key">The caller's key of the row; the line number in a file.</param>
/// <param name="Findings">The findings of the rules.</param>
internal sealed record CheckedReturnRow(
    ReturnRow Row,
    string Key,
    IReadOnlyList<FoundInRow> Findings
)
{
    /// <summary>The child reference; empty if the row has none.</summary>
    public string Identifier => Row.Identifier ?? "";

    /// <summary>A row with its findings.</summary>
    public static CheckedReturnRow Of(ReturnRow row, string key, IReadOnlyList<Finding> findings) =>
        new(
            row,
            key,
            findings.Count == 0 ? [] : [.. findings.Select(finding => FoundInRow.Of(finding, key))]
        );
}
