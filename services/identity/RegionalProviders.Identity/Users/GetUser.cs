using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override Task<GetUserResponse> GetUser(
        GetUserRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                // A malformed id gets the same response as the id of no user.
                var isId = Guid.TryParseExact(request.UserId, "D", out var id);
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                var user = await db.Set<UserAccount>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(each => isId && each.Id == id, tx.CancellationToken);
                return user is null
                    ? throw Fault.NotFound("user")
                    : new GetUserResponse { User = user.ToProto() };
            },
            context.CancellationToken
        );
}
