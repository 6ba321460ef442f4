using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Consortia;

internal sealed partial class ConsortiumGrpcService
{
    public override Task<EndMembershipResponse> EndMembership(
        EndMembershipRequest request,
        ServerCallContext context
    )
    {
        var id = request.MembershipId.ToId("membership_id");
        var to = request.To.ToDateOnly("to");
        return database.InTransactionAsync(
            context.Principal(),
            async tx => new EndMembershipResponse
            {
                Membership = (await EndAsync(id, to, tx)).ToProto(),
            },
            context.CancellationToken
        );
    }

    private static async Task<Membership> EndAsync(Guid id, DateOnly? wanted, ServiceTransaction tx)
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var ids =
            await db.Set<Membership>()
                .Where(each => each.Id == id)
                .Select(each => new { each.ConsortiumId, each.CouncilId })
                .SingleOrDefaultAsync(tx.CancellationToken)
            ?? throw Fault.NotFound("membership");
        var consortium = await LockAsync(ids.ConsortiumId, ids.CouncilId, db, tx);
        var membership = consortium.Memberships.Single(each => each.Id == id);
        var today = await tx.QuerySingleAsync<DateOnly>("select identity.today()");
        var version = consortium.Version;
        consortium.End(membership, wanted, today);
        if (consortium.Version > version)
            await ChangedAsync(membership, consortium.Version, tx);
        return membership;
    }
}
