using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override Task<ResetUserSecondFactorResponse> ResetUserSecondFactor(
        ResetUserSecondFactorRequest request,
        ServerCallContext context
    ) =>
        transactions.RunAsync(
            context.Principal(),
            async work =>
            {
                var user = await FindEnabledAsync(request.UserId, work);
                // Until the link is used the user cannot act.
                if (user.IsActiveAdministrator())
                    await Administrators.CheckAnotherRemainsAsync(request.UserId, work.Tx);
                var invitation = Invite(user, work);
                await work.Users.StartAfreshAsync(user);
                return new ResetUserSecondFactorResponse
                {
                    User = Changed(user, work),
                    Invitation = invitation,
                };
            },
            context.CancellationToken
        );
}
