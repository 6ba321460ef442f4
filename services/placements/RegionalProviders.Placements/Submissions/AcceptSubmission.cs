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
                var held = await SubmissionRow.LockAsync(tx, id);
                Etag.Check(request.Etag, held.Version);
                if (held.Status != SubmissionState.Submitted)
                    throw Fault.StateConflict("Only a submitted return can be accepted.");
                var window = await WindowStore.ReadAsync(tx, held.WindowId);
                await AcceptAsync(held, window, tx);
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
        SubmissionRow held,
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
            new { held.Id, tx.Now }
        );
        await tx.PublishAsync(
            new SubmissionAccepted(
                held.Id,
                held.WindowId,
                held.ConsortiumId,
                held.CouncilId,
                window.Year,
                held.RowCount,
                held.Nil,
                held.Late
            ),
            $"submission:{held.Id}"
        );
    }
}
