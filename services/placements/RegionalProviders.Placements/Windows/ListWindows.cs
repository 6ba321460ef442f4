using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Windows;

internal sealed partial class WindowGrpcService
{
    /// <inheritdoc/>
    public override Task<ListWindowsResponse> ListWindows(
        ListWindowsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var (afterYear, afterId) = (page.After?.Number(0), page.After?.Id(1));
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                Guid? consortium =
                    request.ConsortiumId.Length > 0 ? scope.Require(request.ConsortiumId) : null;
                var fetched = await tx.QueryAsync<SubmissionWindow>(
                    $"""
                    select {SubmissionWindow.Columns} from placements.submission_window
                    where (@consortium::uuid is null or consortium_id = @consortium)
                        and (@afterYear::integer is null or (year, id) < (@afterYear, @afterId))
                    order by year desc, id desc
                    limit @Fetch
                    """,
                    new
                    {
                        consortium,
                        afterYear,
                        afterId,
                        page.Fetch,
                    }
                );
                // A council in no consortium still sees the windows in which it made a return while it was a member.
                if (fetched is [])
                    scope.RequireAny();
                var next = page.Cut(
                    fetched,
                    row => [PageKeys.Of(row.Year), row.Id.ToString()],
                    row => row.ToProto(tx.Now),
                    out var rows
                );
                return new ListWindowsResponse { Windows = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
