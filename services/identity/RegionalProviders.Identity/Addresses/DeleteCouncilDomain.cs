using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Addresses;

internal sealed partial class AddressGrpcService
{
    public override Task<DeleteCouncilDomainResponse> DeleteCouncilDomain(
        DeleteCouncilDomainRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            tx => DeleteDomainAsync(request.Domain, tx),
            context.CancellationToken
        );

    private static async Task<DeleteCouncilDomainResponse> DeleteDomainAsync(
        string name,
        ServiceTransaction tx
    )
    {
        await tx.LockAsync(CouncilDomainConfiguration.Lock);
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var domain =
            await db.Set<CouncilDomainEntity>()
                .SingleOrDefaultAsync(each => each.Domain == name, tx.CancellationToken)
            ?? throw Fault.NotFound("domain");
        db.Remove(domain);
        tx.RecordAccess(domain.Accessed);
        return new DeleteCouncilDomainResponse { Domain = domain.ToProto() };
    }
}
