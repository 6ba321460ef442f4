using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override Task<ListUsersResponse> ListUsers(
        ListUsersRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var council = request.CouncilId.ToOptionalId("council_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                var rows = await Selected(db, council, request.IncludeDisabled, page)
                    .ToListAsync(tx.CancellationToken);
                var next = page.Cut(
                    rows,
                    user => [user.NormalizedEmail!, user.Id.ToString()],
                    user => user.ToProto(),
                    out var users
                );
                return new ListUsersResponse { Users = { users }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }

    private static IQueryable<UserAccount> Selected(
        IdentityDbContext db,
        Guid? council,
        bool includeDisabled,
        Page page
    )
    {
        IQueryable<UserAccount> users = db.Set<UserAccount>().AsNoTracking();
        if (council is not null)
            users = users.Where(user => user.CouncilId == council);
        if (!includeDisabled)
            users = users.Where(user => user.DisabledAt == null);
        if (page.After is { } after)
        {
            var (email, id) = (after[0], after.Id(1));
            users = users.Where(user =>
                EF.Functions.GreaterThan(
                    ValueTuple.Create(user.NormalizedEmail, user.Id),
                    ValueTuple.Create(email, id)
                )
            );
        }

        return users.OrderBy(user => user.NormalizedEmail).ThenBy(user => user.Id).Take(page.Fetch);
    }
}
