using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Regulatory;

internal sealed partial class RegulatoryNoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<ListPlacementReviewsResponse> ListPlacementReviews(
        ListPlacementReviewsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var notice = request.RegulatoryNoticeId.ToId("regulatory_notice_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await RegulatoryNoticeRow.ReadAsync(tx, notice);
                var db = await tx.EntitiesAsync<NotificationsDbContext>();
                var fetched = await db
                    .PlacementReviews.Where(entry => entry.RegulatoryNoticeId == notice)
                    .PageAsync(page, tx.CancellationToken);
                var next = page.Cut(
                    fetched,
                    row => [row.Id.ToString()],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListPlacementReviewsResponse
                {
                    Reviews = { rows },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }
}
