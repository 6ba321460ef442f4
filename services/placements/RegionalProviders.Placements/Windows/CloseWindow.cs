using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Windows;

internal sealed partial class WindowGrpcService
{
    /// <inheritdoc/>
    public override Task<CloseWindowResponse> CloseWindow(
        CloseWindowRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var window = await WindowStore.TakeForChangeAsync(tx, id);
                Etag.Check(request.Etag, window.Version);
                if (window.StateAt(tx.Now) != WindowState.Open)
                    throw Fault.StateConflict(
                        "Only an open window can be closed. One that has not opened is moved with UpdateWindow."
                    );
                await WindowEvents.CloseAsync(window, tx);
                return new CloseWindowResponse { Window = window.ToProto(tx.Now) };
            },
            context.CancellationToken
        );
    }
}
