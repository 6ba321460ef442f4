using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Setup;
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
        return transactions.RunAsync(
            context.Principal(),
            work => UpdateRolesAsync(request, roles, work),
            context.CancellationToken
        );
    }

    private static async Task<UpdateUserRolesResponse> UpdateRolesAsync(
        UpdateUserRolesRequest request,
        Role[] roles,
        UserWork work
    )
    {
        var user = await work.FindEnabledAsync(request.UserId);
        if (work.Tx.Principal.Kind != PrincipalKind.Council)
            throw Fault.StateConflict(
                "Roles are given by a council's own administrators, to its own users. Users of other kinds have one role."
            );
        Etag.Check(request.Etag, user.Version);
        if (user.IsActiveAdministrator() && !roles.Contains(Role.Administrator))
            await Administrators.CheckAnotherRemainsAsync(request.UserId, work.Tx);
        user.MarkIf(await SetupState.MarksAsync(work.Tx));
        user.ChangeRoles([.. roles.Select(PrincipalClaims.NameOf)]);
        return new UpdateUserRolesResponse { User = work.Changed(user) };
    }
}
