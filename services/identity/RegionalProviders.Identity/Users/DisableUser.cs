using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override Task<DisableUserResponse> DisableUser(
        DisableUserRequest request,
        ServerCallContext context
    ) =>
        transactions.RunAsync(
            context.Principal(),
            async work =>
            {
                var user = await work.FindAsync(request.UserId);
                if (user.DisabledAt is not null)
                    return new DisableUserResponse { User = user.ToProto() };
                if (user.IsActiveAdministrator())
                    await Administrators.CheckAnotherRemainsAsync(request.UserId, work.Tx);
                await work.Users.DisableAsync(user, work.Tx.Now);
                return new DisableUserResponse { User = work.Changed(user) };
            },
            context.CancellationToken
        );
}
