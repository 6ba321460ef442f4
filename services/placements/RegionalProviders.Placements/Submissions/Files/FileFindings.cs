using RegionalProviders.Persistence;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Rows;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>
/// Findings about a file that belong to none of its rows: they remain until the rows of the draft are replaced.
/// </summary>
internal static class FileFindings
{
    public static async Task AddAsync(
        Guid submission,
        IReadOnlyList<Finding> findings,
        ServiceTransaction tx
    )
    {
        FoundInRow[] found = [.. findings.Select(finding => FoundInRow.Of(finding, ""))];
        if (found.Length == 0)
            return;
        await tx.ExecuteAsync(
            """
            insert into placements.submission_finding
                (submission_id, row_id, line, row_key, column_name, rule, statutory_rule, severity, message, compared)
            select @submission, null, 0, '', f.column_name, f.rule, f.statutory_rule, f.severity, f.message, false
            from unnest(@columns, @rules, @statutoryRules, @severities, @messages)
                as f (column_name, rule, statutory_rule, severity, message)
            """,
            new
            {
                submission,
                columns = Array.ConvertAll(found, each => each.ColumnName),
                rules = Array.ConvertAll(found, each => each.Rule),
                statutoryRules = Array.ConvertAll(found, each => each.StatutoryRule),
                severities = Array.ConvertAll(found, each => each.Severity.ToString()),
                messages = Array.ConvertAll(found, each => each.Message),
            }
        );
    }
}
