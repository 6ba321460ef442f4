using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A finding in a row. Its message never contains the text of a cell.</summary>
internal sealed record FoundInRow
{
    public const string Columns =
        "id, line, row_key, column_name, rule, statutory_rule, severity, message";

    public long Id { get; init; }
    public int Line { get; init; }
    public string RowKey { get; init; } = "";
    public string ColumnName { get; init; } = "";
    public string Rule { get; init; } = "";
    public string StatutoryRule { get; init; } = "";
    public FindingSeverity Severity { get; init; }
    public string Message { get; init; } = "";

    /// <summary>The finding without the child reference that it names.</summary>
    public static FoundInRow Of(Finding finding, string rowKey) =>
        new()
        {
            Line = finding.Line ?? 0,
            RowKey = finding.Line is null ? "" : rowKey,
            ColumnName = finding.Column ?? "",
            Rule = finding.Code,
            StatutoryRule = finding.Reference ?? "",
            Severity = SeverityOf(finding.Severity),
            Message = $"{finding.Message} {finding.Fix}",
        };

    public ReturnFinding ToProto() =>
        new()
        {
            Line = Line,
            RowId = RowKey,
            Column = ColumnName,
            Rule = Rule,
            StatutoryRule = StatutoryRule,
            Severity = Severity,
            Message = Message,
        };

    /// <summary>The severity as the API's enum.</summary>
    public static FindingSeverity SeverityOf(Returns.Severity severity) =>
        severity == Returns.Severity.Error ? FindingSeverity.Error : FindingSeverity.Warning;
}
