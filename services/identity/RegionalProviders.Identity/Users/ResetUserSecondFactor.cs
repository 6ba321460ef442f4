using Grpc.Core;
using RegionalProviders.Identity.Setup;
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
                var user = await work.FindEnabledAsync(request.UserId);
                Administrators.CheckIsNotAnothers(user, work.Tx.Principal);
                // The user cannot act until the new link is used.
                if (user.IsActiveAdministrator())
                    await Administrators.CheckAnotherRemainsAsync(request.UserId, work.Tx);
                user.MarkIf(await SetupState.MarksAsync(work.Tx));
                var invitation = work.Invite(user, options.Value);
                await work.Users.ResetSecondFactorAsync(user);
                return new ResetUserSecondFactorResponse
                {
                    User = work.Changed(user),
                    Invitation = invitation,
                };
            },
            context.CancellationToken
        );
}
