using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

internal sealed class PermitLateSubmissionRequestValidator
    : AbstractValidator<PermitLateSubmissionRequest>
{
    public PermitLateSubmissionRequestValidator() =>
        RuleFor(request => request.Until).NotNull().WithMessage("must be given.");
}

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<PermitLateSubmissionResponse> PermitLateSubmission(
        PermitLateSubmissionRequest request,
        ServerCallContext context
    )
    {
        var windowId = request.WindowId.ToId("window_id");
        var council = request.CouncilId.ToId("council_id");
        var until = request.Until.ToDateOnly("until")!.Value;
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                scope.RequireAny();
                if (until < scope.Today)
                    throw Fault.Invalid("until", "must not be in the past.");
                var window = await WindowStore.ReadAsync(tx, windowId);
                await Dashboard.LineAsync(tx, window, council);
                await tx.ExecuteAsync(
                    """
                    insert into placements.late_permission (window_id, council_id, consortium_id, until_on, permitted_at)
                    values (@windowId, @council, @ConsortiumId, @until, @Now)
                    on conflict (window_id, council_id) do update
                    set until_on = excluded.until_on, permitted_by = excluded.permitted_by,
                        permitted_at = excluded.permitted_at
                    """,
                    new
                    {
                        windowId,
                        council,
                        window.ConsortiumId,
                        until,
                        tx.Now,
                    }
                );
                var line = await Dashboard.LineAsync(tx, window, council);
                return new PermitLateSubmissionResponse
                {
                    Submission = line.ToProto(window, tx.Now, scope.Today),
                };
            },
            context.CancellationToken
        );
    }
}
