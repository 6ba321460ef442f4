using Grpc.Core;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Tenancy;

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
        var after = page.After?.Id(0);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await RegulatoryNoticeRow.ReadAsync(tx, notice);
                var fetched = await tx.QueryAsync<PlacementReviewRow>(
                    $"""
                    select {PlacementReviewRow.Columns} from notifications.placement_review
                    where council_id = (select notifications.tenant_id()) and regulatory_notice_id = @notice
                        and (@after::uuid is null or id < @after)
                    order by id desc limit @Fetch
                    """,
                    new
                    {
                        notice,
                        after,
                        page.Fetch,
                    }
                );
                var next = page.Next(fetched, row => [row.Id.ToString()], out var rows);
                return new ListPlacementReviewsResponse
                {
                    Reviews = { rows.Select(row => row.ToProto()) },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }
}
