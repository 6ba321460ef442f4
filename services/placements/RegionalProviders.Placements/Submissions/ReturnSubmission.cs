using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Events;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

internal sealed class ReturnSubmissionRequestValidator : AbstractValidator<ReturnSubmissionRequest>
{
    public ReturnSubmissionRequestValidator() =>
        RuleFor(request => request.Reason)
            .Must(text => !string.IsNullOrWhiteSpace(text))
            .WithMessage("must say what the council is to correct.");
}

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<ReturnSubmissionResponse> ReturnSubmission(
        ReturnSubmissionRequest request,
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
                submission.RequireKept();
                if (
                    submission.Status is not (SubmissionState.Submitted or SubmissionState.Accepted)
                )
                    throw Fault.StateConflict(
                        "Only a submitted or accepted return can be given back."
                    );
                var window = await WindowStore.ReadAsync(tx, submission.WindowId);
                await GiveBackAsync(submission, window, request.Reason.Trim(), tx);
                return new ReturnSubmissionResponse
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

    private static async Task GiveBackAsync(
        SubmissionRow submission,
        SubmissionWindow window,
        string reason,
        ServiceTransaction tx
    )
    {
        await tx.ExecuteAsync(
            """
            update placements.submission
            set state = 'Returned', return_reason = @reason, accepted_at = null, revision = revision + 1,
                updated_at = @Now, version = version + 1
            where id = @Id
            """,
            new
            {
                submission.Id,
                reason,
                tx.Now,
            }
        );
        await tx.PublishAsync(
            new SubmissionReturned(
                submission.Id,
                submission.WindowId,
                submission.ConsortiumId,
                submission.CouncilId,
                window.Year,
                submission.Status == SubmissionState.Accepted
            ),
            $"submission:{submission.Id}"
        );
    }
}
