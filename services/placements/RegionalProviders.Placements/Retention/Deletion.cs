using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Retention;

/// <summary>Removes what a decision, stored in the same transaction, says: policies let nothing of an agreement go without one.</summary>
internal static class Deletion
{
    // What hangs on it first.
    private static readonly string[] OfAgreement =
    [
        "delete from placements.outcome where agreement_id = @ItemId",
        "delete from placements.cost_line where agreement_id = @ItemId",
        "delete from placements.cost_schedule where agreement_id = @ItemId",
        "delete from placements.approval where agreement_id = @ItemId",
        "delete from placements.oversight where agreement_id = @ItemId",
        "delete from placements.liberty_authorisation where agreement_id = @ItemId",
        "delete from placements.agreement_change where agreement_id = @ItemId",
        "delete from placements.agreement where id = @ItemId",
    ];

    // Its state and counts stay: no child is told by them.
    private static readonly string[] OfSubmission =
    [
        "delete from placements.submission_finding where submission_id = @ItemId",
        "delete from placements.submission_row where submission_id = @ItemId",
        "delete from placements.row_upload where submission_id = @ItemId",
        """
            delete from placements.file_upload
            where window_id = (select window_id from placements.submission where id = @ItemId)
            """,
    ];

    private const string Purged = """
        update placements.submission
        set purged_at = @DecidedAt, revision = revision + 1, updated_at = @DecidedAt, version = version + 1
        where id = @ItemId
        """;

    /// <summary>Removes the item, which the caller holds, and answers with the decision and how many records went.</summary>
    public static async Task<DecisionRow> RunAsync(DecisionRow decision, ServiceTransaction tx)
    {
        var isSubmission = decision.Kind == (short)RetainedKind.Submission;
        var records = 0;
        foreach (var sql in isSubmission ? OfSubmission : OfAgreement)
            records += await tx.ExecuteAsync(sql, decision);
        if (isSubmission)
            await tx.ExecuteAsync(Purged, decision);
        return await tx.QuerySingleAsync<DecisionRow>(
            $"""
            update placements.retention_decision set records_deleted = @records where id = @Id
            returning {DecisionRow.Columns}
            """,
            new { records, decision.Id }
        );
    }
}
