using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PropertyStandards;

internal sealed partial class PropertyStandardGrpcService
{
    /// <inheritdoc/>
    public override Task<ListPropertyStandardsResponse> ListPropertyStandards(
        ListPropertyStandardsRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                return new ListPropertyStandardsResponse { Standards = { Checklist.Items } };
            },
            context.CancellationToken
        );
}
