using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Events;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<AcceptSubmissionResponse> AcceptSubmission(
        AcceptSubmissionRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                scope.RequireAny();
                var submission = await SubmissionRow.LockAsync(tx, id);
                Etag.Check(request.Etag, submission.Version);
                if (submission.Status != SubmissionState.Submitted)
                    throw Fault.StateConflict("Only a submitted return can be accepted.");
                var window = await WindowStore.ReadAsync(tx, submission.WindowId);
                await AcceptAsync(submission, window, tx);
                return new AcceptSubmissionResponse
                {
                    Submission = (await SubmissionRow.ReadAsync(tx, id)).ToProto(
                        window,
                        tx.Now,
                        scope.Today
                    ),
                };
            },
            context.CancellationToken
        );
    }

    private static async Task AcceptAsync(
        SubmissionRow submission,
        SubmissionWindow window,
        ServiceTransaction tx
    )
    {
        await tx.ExecuteAsync(
            """
            update placements.submission
            set state = 'Accepted', accepted_at = @Now, revision = revision + 1, updated_at = @Now, version = version + 1
            where id = @Id
            """,
            new { submission.Id, tx.Now }
        );
        await tx.PublishAsync(
            new SubmissionAccepted(
                submission.Id,
                submission.WindowId,
                submission.ConsortiumId,
                submission.CouncilId,
                window.Year,
                submission.RowCount,
                submission.Nil,
                submission.Late
            ),
            $"submission:{submission.Id}"
        );
    }
}
