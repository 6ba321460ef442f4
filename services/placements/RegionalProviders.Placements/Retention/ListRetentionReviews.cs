using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Retention;

internal sealed class ListRetentionReviewsRules : RequestChecks<ListRetentionReviewsRequest>
{
    protected override void Check(ListRetentionReviewsRequest request, FieldChecks checks)
    {
        checks.Day(request.Until, "until");
        checks.That(
            Enum.IsDefined(request.Kind),
            "kind",
            "must be one of the values that the API names."
        );
    }
}

internal sealed partial class RetentionGrpcService
{
    /// <inheritdoc/>
    public override Task<ListRetentionReviewsResponse> ListRetentionReviews(
        ListRetentionReviewsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var (afterDay, afterId) = (page.After?.Day(0), page.After?.Id(1));
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var today = tx.Today();
                var until = request.Until.ToDateOnly("until") ?? today;
                if (until > today.AddYears(1))
                    throw Fault.Invalid("until", "must be within a year from today.");
                var fetched = await tx.QueryAsync<RetainedRow>(
                    $"""
                    select {RetainedRow.Columns} from placements.retained
                    where review_on <= @until and (@kind::text is null or kind = @kind)
                        and (@afterDay::date is null or (review_on, item_id) > (@afterDay, @afterId))
                    order by review_on, item_id
                    limit @Fetch
                    """,
                    new
                    {
                        until,
                        kind = request.Kind == RetainedKind.Unspecified
                            ? null
                            : request.Kind.ToString(),
                        afterDay,
                        afterId,
                        page.Fetch,
                    }
                );
                var next = page.Cut(
                    fetched,
                    row => [PageKeys.Of(row.ReviewOn), row.ItemId.ToString()],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListRetentionReviewsResponse
                {
                    Reviews = { rows },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }
}
