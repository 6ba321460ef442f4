using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

/// <summary>Makes a return a draft, so that its rows may change.</summary>
internal static class Draft
{
    /// <summary>Rows of a return at most; the constraint <c>rows_of_a_return_max_50000</c> says the same.</summary>
    public const int MaxRows = 50_000;

    /// <summary>Makes the return a draft whose rows may change.</summary>
    /// <param name="own">The return.</param>
    /// <param name="withdraw">Whether a submitted return may be withdrawn.</param>
    /// <param name="replace">Whether to delete its existing rows.</param>
    /// <param name="tx">The transaction.</param>
    public static async Task<OwnReturn> OpenAsync(
        OwnReturn own,
        bool withdraw,
        bool replace,
        ServiceTransaction tx
    )
    {
        own = await own.StartedAsync(tx);
        RequireChangeable(own.Submission, withdraw);
        if (own.Submission.Status != SubmissionState.Draft)
            await tx.ExecuteAsync(
                """
                update placements.submission
                set state = 'Draft', nil = false, late = false, revision = revision + 1, updated_at = @Now,
                    version = version + 1
                where id = @Id
                """,
                new { own.Submission.Id, tx.Now }
            );
        if (replace)
            await EmptyAsync(own.Submission.Id, tx);
        return own with { Submission = await SubmissionRow.ReadAsync(tx, own.Submission.Id) };
    }

    /// <summary>Deletes all rows and findings; uploads begun before can no longer continue.</summary>
    public static Task EmptyAsync(Guid submission, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            delete from placements.submission_finding where submission_id = @submission;
            delete from placements.submission_row where submission_id = @submission;
            update placements.submission
            set row_count = 0, error_count = 0, warning_count = 0, warnings_acknowledged = false,
                revision = revision + 1, updated_at = @Now, version = version + 1
            where id = @submission
            """,
            new { submission, tx.Now }
        );

    /// <summary>Throws if the rows of the return may not change.</summary>
    public static void RequireChangeable(SubmissionRow submission, bool withdraw)
    {
        submission.RequireKept();
        switch (submission.Status)
        {
            case SubmissionState.Accepted:
                throw Fault.StateConflict(
                    "The return was accepted. Ask the coordinator to give it back (ReturnSubmission)."
                );
            case SubmissionState.Submitted when !withdraw:
                throw Fault.StateConflict(
                    "The return was submitted. Begin an upload with withdraw to take it back and change it."
                );
        }
    }
}
