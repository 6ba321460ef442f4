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
        var row = await LockAsync(id, tx);
        if (row.DisabledAt is null)
            await tx.ExecuteAsync(
                "update identity.token_issuer set disabled_at = @now, version = version + 1 where id = @id",
                new { now = tx.Now, id }
            );
        return new DisableIssuerResponse { Issuer = (await LockAsync(id, tx)).ToProto() };
    }
}
