using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Regulatory;

internal sealed class RecordPlacementReviewRules : AbstractValidator<RecordPlacementReviewRequest>
{
    public RecordPlacementReviewRules() =>
        RuleFor(request => request.Decision)
            .Must(decision => Enum.IsDefined(decision) && decision != PlacementDecision.Unspecified)
            .WithMessage("must be one of the values that the API names.");
}

internal sealed partial class RegulatoryNoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<RecordPlacementReviewResponse> RecordPlacementReview(
        RecordPlacementReviewRequest request,
        ServerCallContext context
    )
    {
        var notice = request.RegulatoryNoticeId.ToId("regulatory_notice_id");
        return database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            async tx =>
            {
                await RegulatoryNoticeRow.ReadAsync(tx, notice);
                // Allowed even if there is no live placement any more: the child may have been moved immediately.
                var review = new PlacementReviewEntity(
                    Guid.CreateVersion7(tx.Now),
                    notice,
                    request.Decision,
                    request.Note.Trim(),
                    tx.Now
                );
                (await tx.EntitiesAsync<NotificationsDbContext>()).Add(review);
                return new RecordPlacementReviewResponse { Review = review.ToProto() };
            },
            context.CancellationToken
        );
    }
}
