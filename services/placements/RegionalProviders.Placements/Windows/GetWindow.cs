using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Windows;

internal sealed partial class WindowGrpcService
{
    /// <inheritdoc/>
    public override Task<GetWindowResponse> GetWindow(
        GetWindowRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var window = await WindowStore.ReadAsync(tx, await CallerScope.ReadAsync(tx), id);
                return new GetWindowResponse { Window = window.ToProto(tx.Now) };
            },
            context.CancellationToken
        );
    }
}
