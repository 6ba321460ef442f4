using Grpc.Core;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Notifications.Inbox;

internal sealed partial class InboxGrpcService
{
    /// <inheritdoc/>
    public override Task<ListDeliveriesResponse> ListDeliveries(
        ListDeliveriesRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var after = page.After?.LongNumber(0) ?? request.AfterCursor;
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await DeliveryRow.CheckCursorAsync(request.AfterCursor, tx);
                var fetched = await DeliveryRow.ReadAsync(
                    after,
                    request.UnacknowledgedOnly,
                    page.Fetch,
                    tx
                );
                var next = page.Next(fetched, row => [PageKeys.Of(row.Cursor)], out var rows);
                await DeliveryRow.MarkAsync(rows, DeliveryRoute.List, tx);
                return new ListDeliveriesResponse { Deliveries = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
