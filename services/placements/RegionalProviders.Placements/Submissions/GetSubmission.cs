using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<GetSubmissionResponse> GetSubmission(
        GetSubmissionRequest request,
        ServerCallContext context
    )
    {
        var principal = context.Principal();
        var windowId = request.WindowId.ToId("window_id");
        var council = request.CouncilId.ToOptionalId("council_id") ?? principal.CouncilId;
        if (council is not { } wanted)
            throw Fault.Invalid("council_id", "must name a council: a coordinator has no return.");
        return database.InTransactionAsync(
            principal,
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var window = await WindowStore.ReadAsync(tx, scope, windowId);
                var line = await Dashboard.LineAsync(tx, window, wanted);
                return new GetSubmissionResponse
                {
                    Submission = line.ToProto(window, tx.Now, scope.Today),
                };
            },
            context.CancellationToken
        );
    }
}
