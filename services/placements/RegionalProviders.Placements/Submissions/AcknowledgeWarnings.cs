using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed class AcknowledgeWarningsRequestValidator
    : AbstractValidator<AcknowledgeWarningsRequest>
{
    public AcknowledgeWarningsRequestValidator() =>
        RuleFor(request => request.Etag)
            .NotEmpty()
            .WithMessage("must be the etag of the return whose warnings were looked at.");
}

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<AcknowledgeWarningsResponse> AcknowledgeWarnings(
        AcknowledgeWarningsRequest request,
        ServerCallContext context
    )
    {
        var windowId = request.WindowId.ToId("window_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var own = await OwnReturn.ForChangeAsync(tx, windowId);
                if (!own.Submission.IsStarted)
                    throw Fault.NotFound("submission");
                Etag.Check(request.Etag, own.Submission.Version);
                Draft.RequireChangeable(own.Submission, withdraw: false);
                await tx.ExecuteAsync(
                    """
                    update placements.submission
                    set warnings_acknowledged = true, updated_at = @Now, version = version + 1 where id = @Id
                    """,
                    new { own.Submission.Id, tx.Now }
                );
                return new AcknowledgeWarningsResponse { Submission = await own.ReadBackAsync(tx) };
            },
            context.CancellationToken
        );
    }
}
