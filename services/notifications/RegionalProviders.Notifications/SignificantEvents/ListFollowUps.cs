using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

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
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await EventRow.ReadAsync(id, tx);
                var db = await tx.EntitiesAsync<NotificationsDbContext>();
                var fetched = await db
                    .FollowUps.Where(entry => entry.EventId == id)
                    .PageAsync(page, tx.CancellationToken);
                var next = page.Cut(
                    fetched,
                    row => [row.Id.ToString()],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListFollowUpsResponse { FollowUps = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
