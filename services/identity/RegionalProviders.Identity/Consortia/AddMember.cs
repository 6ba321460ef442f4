using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Councils;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Consortia;

internal sealed partial class ConsortiumGrpcService
{
    public override Task<AddMemberResponse> AddMember(
        AddMemberRequest request,
        ServerCallContext context
    )
    {
        var consortium = request.ConsortiumId.ToId("consortium_id");
        var council = request.CouncilId.ToId("council_id");
        var from = request.From.ToDateOnly("from");
        return database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            async tx => new AddMemberResponse
            {
                Membership = (await AddAsync(consortium, council, from, tx)).ToProto(),
            },
            context.CancellationToken
        );
    }

    private static async Task<Membership> AddAsync(
        Guid id,
        Guid councilId,
        DateOnly? wanted,
        ServiceTransaction tx
    )
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var consortium = await LockAsync(id, councilId, db, tx);
        var from = wanted ?? await tx.QuerySingleAsync<DateOnly>("select identity.today()");
        var council =
            await db.Set<KnownCouncil>()
                .SingleOrDefaultAsync(each => each.Id == councilId, tx.CancellationToken)
            ?? throw Fault.NotFound("council");
        var version = consortium.Version;
        var membership = consortium.Add(council, from, tx.Now);
        if (consortium.Version > version)
            await ChangedAsync(membership, consortium.Version, tx);
        return membership;
    }

    /// <summary>
    /// Locks the consortium, so that its members change one at a time, and loads the council's memberships.
    /// </summary>
    private static async Task<Consortium> LockAsync(
        Guid id,
        Guid councilId,
        IdentityDbContext db,
        ServiceTransaction tx
    )
    {
        var consortium =
            await db.FindForUpdateAsync<Consortium>(id, tx.CancellationToken)
            ?? throw Fault.NotFound("consortium");
        await db.Entry(consortium)
            .Collection(each => each.Memberships)
            .Query()
            .Where(each => each.CouncilId == councilId)
            .Include(each => each.Council)
            .LoadAsync(tx.CancellationToken);
        return consortium;
    }

    private static async Task ChangedAsync(
        Membership membership,
        long version,
        ServiceTransaction tx
    )
    {
        await tx.SaveAsync();
        tx.RecordAccess(
            new AccessedObject("membership", membership.Id.ToString())
            {
                Owner = ChainName.Council(membership.CouncilId),
            }
        );
        await tx.PublishAsync(
            membership.ToEvent(version),
            Consortium.Aggregate(membership.ConsortiumId)
        );
    }
}
