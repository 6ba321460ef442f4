using Grpc.Core;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Setup;

internal sealed partial class CouncilSetupGrpcService
{
    public override Task<GetCouncilSetupResponse> GetCouncilSetup(
        GetCouncilSetupRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx => new GetCouncilSetupResponse { Setup = await SetupReading.ReadAsync(tx) },
            context.CancellationToken
        );
}
