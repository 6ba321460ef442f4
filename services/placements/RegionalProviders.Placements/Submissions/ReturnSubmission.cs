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
                var held = await SubmissionRow.LockAsync(tx, id);
                Etag.Check(request.Etag, held.Version);
                held.RequireKept();
                if (held.Status is not (SubmissionState.Submitted or SubmissionState.Accepted))
                    throw Fault.StateConflict(
                        "Only a submitted or accepted return can be given back."
                    );
                var window = await WindowStore.ReadAsync(tx, held.WindowId);
                await GiveBackAsync(held, window, request.Reason.Trim(), tx);
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
        SubmissionRow held,
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
                held.Id,
                reason,
                tx.Now,
            }
        );
        await tx.PublishAsync(
            new SubmissionReturned(
                held.Id,
                held.WindowId,
                held.ConsortiumId,
                held.CouncilId,
                window.Year,
                held.Status == SubmissionState.Accepted
            ),
            $"submission:{held.Id}"
        );
    }
}
