using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
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
        return database.InTransactionAsync(
            context.Principal(),
            tx =>
                tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                    {
                        await RegulatoryNoticeRow.ReadAsync(tx, notice);
                        return new RecordPlacementReviewResponse
                        {
                            Review = (await ReviewAsync(notice, request, tx)).ToProto(),
                        };
                    }
                ),
            context.CancellationToken
        );
    }

    // Also where no placement is live any more: the child may have moved at once.
    private static Task<PlacementReviewRow> ReviewAsync(
        Guid notice,
        RecordPlacementReviewRequest request,
        ServiceTransaction tx
    ) =>
        tx.QuerySingleAsync<PlacementReviewRow>(
            $"""
            insert into notifications.placement_review (id, regulatory_notice_id, decision, note, recorded_at)
            values (@id, @notice, @decision, @note, @Now)
            returning {PlacementReviewRow.Columns}
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                notice,
                decision = (short)request.Decision,
                note = request.Note.Trim(),
                tx.Now,
            }
        );
}
