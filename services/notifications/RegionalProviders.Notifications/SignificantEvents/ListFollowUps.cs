using Grpc.Core;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Notifications.SignificantEvents;

internal sealed partial class SignificantEventGrpcService
{
    /// <inheritdoc/>
    public override Task<ListFollowUpsResponse> ListFollowUps(
        ListFollowUpsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var before = page.After?.Id(0);
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await EventRow.ReadAsync(id, tx);
                var fetched = await tx.QueryAsync<FollowUpRow>(
                    $"""
                    select {FollowUpRow.Columns} from notifications.event_follow_up
                    where council_id = (select notifications.tenant_id()) and event_id = @id
                        and (@before::uuid is null or id < @before)
                    order by id desc limit @Fetch
                    """,
                    new
                    {
                        id,
                        before,
                        page.Fetch,
                    }
                );
                var next = page.Next(fetched, row => [row.Id.ToString()], out var rows);
                return new ListFollowUpsResponse
                {
                    FollowUps = { rows.Select(row => row.ToProto()) },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }
}
