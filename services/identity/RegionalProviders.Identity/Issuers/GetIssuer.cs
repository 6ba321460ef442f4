using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Issuers;

internal sealed partial class IssuerGrpcService
{
    public override Task<GetIssuerResponse> GetIssuer(
        GetIssuerRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                var issuer =
                    await db.Set<TokenIssuer>()
                        .AsNoTracking()
                        .SingleOrDefaultAsync(each => each.Id == id, tx.CancellationToken)
                    ?? throw Fault.NotFound("issuer");
                return new GetIssuerResponse { Issuer = issuer.ToProto() };
            },
            context.CancellationToken
        );
    }
}
