using Grpc.Core;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

internal sealed partial class IssuerGrpcService
{
    public override Task<DisableIssuerResponse> DisableIssuer(
        DisableIssuerRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            tx => DisableAsync(id, tx),
            context.CancellationToken
        );
    }

    private static async Task<DisableIssuerResponse> DisableAsync(Guid id, ServiceTransaction tx)
    {
        var issuer = await tx.LockIssuerAsync(id);
        issuer.Disable(tx.Now);
        await tx.SaveAsync();
        return new DisableIssuerResponse { Issuer = issuer.ToProto() };
    }
}
