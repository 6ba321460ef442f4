using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Retention;

/// <summary>
/// Deletes what a retention decision covers: row-level security lets no part of an agreement be deleted without one.
/// </summary>
internal static class Deletion
{
    // The return's own row remains: its state and counts reveal nothing about a child.
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

    /// <summary>
    /// Stores the decision and deletes the item, which the caller has locked; the decision then records the number of
    /// deleted rows.
    /// </summary>
    public static async Task RunAsync(Decision decision, ServiceTransaction tx)
    {
        // Saved first, because row-level security checks for the decision in the database.
        await tx.SaveAsync();
        decision.Deleted(
            decision.Kind == nameof(RetainedKind.Submission)
                ? await DeleteSubmissionAsync(decision, tx)
                : await DeleteAgreementAsync(decision.ItemId, tx)
        );
    }

    private static async Task<int> DeleteSubmissionAsync(Decision decision, ServiceTransaction tx)
    {
        var item = new { decision.ItemId, decision.DecidedAt };
        var records = 0;
        foreach (var sql in OfSubmission)
            records += await tx.ExecuteAsync(sql, item);
        await tx.ExecuteAsync(Purged, item);
        return records;
    }

    // Child rows first.
    private static async Task<int> DeleteAgreementAsync(Guid id, ServiceTransaction tx)
    {
        var (db, ct) = (await tx.EntitiesAsync<PlacementsDbContext>(), tx.CancellationToken);
        return await db.Outcomes.Where(each => each.AgreementId == id).ExecuteDeleteAsync(ct)
            + await db.Lines.Where(each => each.AgreementId == id).ExecuteDeleteAsync(ct)
            + await db.Schedules.Where(each => each.AgreementId == id).ExecuteDeleteAsync(ct)
            + await db.Approvals.Where(each => each.AgreementId == id).ExecuteDeleteAsync(ct)
            + await db.Oversight.Where(each => each.AgreementId == id).ExecuteDeleteAsync(ct)
            + await db
                .LibertyAuthorisations.Where(each => each.AgreementId == id)
                .ExecuteDeleteAsync(ct)
            + await db.Revisions.Where(each => each.AgreementId == id).ExecuteDeleteAsync(ct)
            + await db.Agreements.Where(each => each.Id == id).ExecuteDeleteAsync(ct);
    }
}
