using Grpc.Core;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Notifications.Inbox;

internal sealed partial class InboxGrpcService
{
    /// <inheritdoc/>
    public override Task<ListActionsResponse> ListActions(
        ListActionsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var before = page.After?.Id(0);
        var notice = request.NoticeId.ToId("notice_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var fetched = await tx.QueryAsync<ActionRow>(
                    $"""
                    select {ActionRow.Columns} from notifications.notice_action
                    where council_id = (select notifications.tenant_id()) and notice_id = @notice
                        and (@before::uuid is null or id < @before)
                    order by id desc limit @Fetch
                    """,
                    new
                    {
                        notice,
                        before,
                        page.Fetch,
                    }
                );
                var next = page.Next(fetched, row => [row.Id.ToString()], out var rows);
                return new ListActionsResponse
                {
                    Actions = { rows.Select(row => row.ToProto()) },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }
}
