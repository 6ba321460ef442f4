using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Retention;

internal sealed partial class RetentionGrpcService
{
    /// <inheritdoc/>
    public override Task<ListLegalHoldsResponse> ListLegalHolds(
        ListLegalHoldsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var before = page.After?.Id(0);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                // Ids increase with time.
                var fetched = await tx.QueryAsync<Hold>(
                    $"""
                    select {Hold.Columns} from placements.legal_hold
                    where (@IncludeReleased or released_at is null) and (@before::uuid is null or id < @before)
                    order by id desc
                    limit @Fetch
                    """,
                    new
                    {
                        request.IncludeReleased,
                        before,
                        page.Fetch,
                    }
                );
                var next = page.Cut(
                    fetched,
                    row => [row.Id.ToString()],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListLegalHoldsResponse { Holds = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
