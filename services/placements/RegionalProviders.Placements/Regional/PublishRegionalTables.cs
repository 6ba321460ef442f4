using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Regional;

internal sealed partial class RegionalOutputGrpcService
{
    /// <inheritdoc/>
    public override async Task<PublishRegionalTablesResponse> PublishRegionalTables(
        PublishRegionalTablesRequest request,
        ServerCallContext context
    )
    {
        var id = request.WindowId.ToId("window_id");
        var publication = await database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var window = await WindowStore.ReadAsync(tx, id);
                if (await PublicationRow.FindAsync(tx, id) is { } published)
                    return published.ToProto();
                if (await PublicationRequest.FindAsync(tx, id) is { } going)
                    return going.ToProto();
                await PublicationGuards.CheckAsync(window, request.LeaveOutUndecided, tx);
                await PublicationRequest.RecordAsync(window, request.LeaveOutUndecided, tx);
                // Another call's request may have been published or dropped at this moment.
                return (await PublicationRequest.FindAsync(tx, id))?.ToProto()
                    ?? (await PublicationRow.FindAsync(tx, id))?.ToProto()
                    ?? throw new ServiceException(
                        ErrorReason.ConcurrentChange,
                        "An earlier request of the same window ended at this moment. Try again."
                    );
            },
            context.CancellationToken
        );
        if (publication.State == RegionalPublicationState.InProgress)
            publications.RunSoon();
        return new PublishRegionalTablesResponse { Publication = publication };
    }
}
