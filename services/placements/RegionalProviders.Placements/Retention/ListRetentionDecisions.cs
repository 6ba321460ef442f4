using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Retention;

internal sealed partial class RetentionGrpcService
{
    /// <inheritdoc/>
    public override Task<ListRetentionDecisionsResponse> ListRetentionDecisions(
        ListRetentionDecisionsRequest request,
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
                var fetched = await tx.QueryAsync<Decision>(
                    $"""
                    select {Decision.Columns} from placements.retention_decision
                    where @before::uuid is null or id < @before
                    order by id desc
                    limit @Fetch
                    """,
                    new { before, page.Fetch }
                );
                var next = page.Cut(
                    fetched,
                    row => [row.Id.ToString()],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListRetentionDecisionsResponse
                {
                    Decisions = { rows },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }
}
