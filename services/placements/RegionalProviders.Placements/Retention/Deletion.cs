using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Retention;

/// <summary>Removes what a decision says: policies let nothing of an agreement go without one.</summary>
internal static class Deletion
{
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

    /// <summary>Stores the decision and removes the item, which the caller holds; the decision then says how many records went.</summary>
    public static async Task RunAsync(Decision decision, ServiceTransaction tx)
    {
        // The policies look for it in the database.
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

    // What hangs on it first.
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
