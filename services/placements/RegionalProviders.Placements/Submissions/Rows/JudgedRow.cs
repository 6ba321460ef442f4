using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A row that the rules have judged, ready to be stored.</summary>
internal sealed record JudgedRow
{
    private JudgedRow(string rowKey, ReturnRow row, IReadOnlyList<FoundInRow> findings)
    {
        RowKey = rowKey;
        Line = row.Line;
        Kind = row.Kind;
        Identifier = row.Identifier ?? "";
        Texts = RowLayout.Texts(row);
        StartedOn = row.Start;
        EndedOn = row.End;
        Urn = row.Urn;
        ProvisionType = row.ProvisionType;
        TotalPence = row.TotalPence;
        SocialCarePence = row.SocialCarePence;
        EducationPence = row.EducationPence;
        HealthPence = row.HealthPence;
        Findings = findings;
    }

    /// <summary>Line in the file, or number in the stream.</summary>
    public int Line { get; }

    /// <summary>The caller's key of the row; the line in a file.</summary>
    public string RowKey { get; }

    /// <summary>The child reference; empty where the row has none. Stored encrypted only.</summary>
    public string Identifier { get; }

    /// <summary>Which input it came from.</summary>
    public ReturnKind Kind { get; }

    /// <summary>As <see cref="RowLayout"/> orders and parts them, without the child reference.</summary>
    public string Texts { get; }

    public DateOnly? StartedOn { get; }
    public DateOnly? EndedOn { get; }
    public string? Urn { get; }
    public string? ProvisionType { get; }
    public long? TotalPence { get; }
    public long? SocialCarePence { get; }
    public long? EducationPence { get; }
    public long? HealthPence { get; }

    /// <summary>What the rules found in it.</summary>
    public IReadOnlyList<FoundInRow> Findings { get; }

    public static JudgedRow Of(ReturnRow row, string rowKey, IReadOnlyList<Finding> findings) =>
        new(
            rowKey,
            row,
            findings.Count == 0
                ? []
                : [.. findings.Select(finding => FoundInRow.Of(finding, rowKey))]
        );
}
