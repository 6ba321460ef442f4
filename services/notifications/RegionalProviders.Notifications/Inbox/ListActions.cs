using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

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
        var notice = request.NoticeId.ToId("notice_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var db = await tx.EntitiesAsync<NotificationsDbContext>();
                var fetched = await db
                    .NoticeActions.Where(entry => entry.NoticeId == notice)
                    .PageAsync(page, tx.CancellationToken);
                var next = page.Cut(
                    fetched,
                    row => [row.Id.ToString()],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListActionsResponse { Actions = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
