using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Inbox;

internal sealed class ListDeliveriesRules : AbstractValidator<ListDeliveriesRequest>
{
    public ListDeliveriesRules() =>
        RuleFor(request => request.Order)
            .IsInEnum()
            .WithMessage("must be one of the values that the API names.");
}

internal sealed partial class InboxGrpcService
{
    /// <inheritdoc/>
    public override Task<ListDeliveriesResponse> ListDeliveries(
        ListDeliveriesRequest request,
        ServerCallContext context
    )
    {
        var byPeople = request.Order == DeliveryOrder.AffectedFirst;
        var page = Page.Of(request, keys: byPeople ? 2 : 1);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await DeliveryRow.CheckCursorAsync(request.AfterCursor, tx);
                var fetched = await (
                    byPeople
                        ? DeliveryRow.ReadAffectedFirstAsync(
                            page.After is { } keys
                                ? (keys.Number(0) > 0, keys.LongNumber(1))
                                : null,
                            request.AfterCursor,
                            request.UnacknowledgedOnly,
                            page.Fetch,
                            tx
                        )
                        : DeliveryRow.ReadAsync(
                            page.After?.LongNumber(0) ?? request.AfterCursor,
                            request.UnacknowledgedOnly,
                            page.Fetch,
                            tx
                        )
                );
                var next = page.Cut(
                    fetched,
                    row =>
                        byPeople
                            ? [PageKeys.Of(row.Affected ? 1 : 0), PageKeys.Of(row.Cursor)]
                            : [PageKeys.Of(row.Cursor)],
                    out var rows
                );
                await DeliveryRow.MarkAsync(rows, DeliveryRoute.List, tx);
                return new ListDeliveriesResponse { Deliveries = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
