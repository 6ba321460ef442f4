using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Consortia;

internal sealed partial class ConsortiumGrpcService
{
    public override Task<ListMembersResponse> ListMembers(
        ListMembersRequest request,
        ServerCallContext context
    )
    {
        var id = request.ConsortiumId.ToId("consortium_id");
        var page = Page.Of(request, keys: 2);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var today = await tx.QuerySingleAsync<DateOnly>("select identity.today()");
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                if (
                    !await db.Set<Consortium>()
                        .AnyAsync(each => each.Id == id, tx.CancellationToken)
                )
                    throw Fault.NotFound("consortium");
                var members = db.Set<Membership>()
                    .AsNoTracking()
                    .Include(each => each.Council)
                    .Where(each => each.ConsortiumId == id);
                if (!request.IncludeEnded)
                    members = members.Where(each => each.ValidTo == null || each.ValidTo >= today);
                if (page.After is { } after)
                {
                    var (name, last) = (after.Text(0), after.Id(1));
                    members = members.Where(each =>
                        EF.Functions.GreaterThan(
                            ValueTuple.Create(each.Council.Name, each.Id),
                            ValueTuple.Create(name, last)
                        )
                    );
                }
                var (rows, next) = await page.ReadAsync(
                    members.OrderBy(each => each.Council.Name).ThenBy(each => each.Id),
                    each => [each.Council.Name, each.Id.ToString()],
                    each => each.ToProto(),
                    tx.CancellationToken
                );
                return new ListMembersResponse { Memberships = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
