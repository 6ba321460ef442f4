using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override Task<UpdateUserRolesResponse> UpdateUserRoles(
        UpdateUserRolesRequest request,
        ServerCallContext context
    )
    {
        var roles = Owner.CouncilRoles(request.Roles);
        return database.InTransactionAsync(
            context.Principal(),
            tx => UpdateRolesAsync(request, roles, tx),
            context.CancellationToken
        );
    }

    private static async Task<UpdateUserRolesResponse> UpdateRolesAsync(
        UpdateUserRolesRequest request,
        Role[] roles,
        ServiceTransaction tx
    )
    {
        var user = await LockEnabledAsync(request.UserId, tx);
        if (tx.Principal.Kind != PrincipalKind.Council)
            throw Fault.StateConflict(
                "Roles are given by a council's own administrators, to its own users. Users of other kinds have one role."
            );
        Etag.Check(request.Etag, user.Version);
        if (user.IsActiveAdministrator && !roles.Contains(Role.Administrator))
            await Administrators.CheckAnotherRemainsAsync(request.UserId, tx);
        await tx.ExecuteAsync(
            "update identity.user_account set roles = @names, version = version + 1 where id = @Id",
            new { names = roles.Select(PrincipalClaims.NameOf).ToArray(), user.Id }
        );
        return new UpdateUserRolesResponse { User = (await ReadAsync(user.Id, tx)).ToProto() };
    }
}
