using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Submissions.Checking;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override async Task<SubmitReturnResponse> SubmitReturn(
        SubmitReturnRequest request,
        ServerCallContext context
    )
    {
        var windowId = request.WindowId.ToId("window_id");
        var (submission, refusal) = await database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var own = await OwnReturn.ForChangeAsync(tx, windowId);
                Etag.Check(request.Etag, own.Submission.Version);
                Draft.RequireChangeable(own.Submission, withdraw: false);
                if (own.Submission.RowCount == 0)
                    throw Fault.StateConflict(
                        "The return has no rows. Upload them, or submit with FileNilReturn that there are no placements."
                    );
                // The rows of two uploads may only now be complete. The findings are kept even if submission fails.
                var unclean = Refusal(await Comparison.RunAsync(own, tx));
                if (unclean is null)
                    await SubmitAsync(own, nil: false, tx);
                return (await own.ReadBackAsync(tx), unclean);
            },
            context.CancellationToken
        );
        return refusal is null
            ? new SubmitReturnResponse { Submission = submission }
            : throw refusal;
    }

    internal static string Count(long number, string noun) =>
        number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    private static ServiceException? Refusal(SubmissionRow submission)
    {
        if (submission.ErrorCount > 0)
            return Fault.StateConflict(
                $"The return has {Count(submission.ErrorCount, "error")}. Find them with ListFindings, correct them and upload again."
            );
        if (submission.WarningCount > 0 && !submission.WarningsAcknowledged)
            return Fault.StateConflict(
                $"The return has {Count(submission.WarningCount, "warning")} not acknowledged. Look at them with ListFindings, then call AcknowledgeWarnings."
            );
        return null;
    }

    private static Task<int> SubmitAsync(OwnReturn own, bool nil, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            update placements.submission
            set state = 'Submitted', nil = @nil, late = @late, return_reason = '', submitted_at = @Now, accepted_at = null,
                revision = revision + 1, updated_at = @Now, version = version + 1
            where id = @Id
            """,
            new
            {
                own.Submission.Id,
                nil,
                late = own.Window.StateAt(tx.Now) == WindowState.Closed,
                tx.Now,
            }
        );
}
