using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<ListSubmissionsResponse> ListSubmissions(
        ListSubmissionsRequest request,
        ServerCallContext context
    )
    {
        var windowId = request.WindowId.ToId("window_id");
        var page = Page.Of(request, keys: 1);
        var after = page.After?.Id(0);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var window = await WindowStore.ReadAsync(tx, scope, windowId);
                var fetched = await Dashboard.LinesAsync(tx, window, null, after, page.Fetch);
                var next = page.Cut(
                    fetched,
                    row => [row.CouncilId.ToString()],
                    row => row.ToProto(window, tx.Now, scope.Today),
                    out var rows
                );
                return new ListSubmissionsResponse { Submissions = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
